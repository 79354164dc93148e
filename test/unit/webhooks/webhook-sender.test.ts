import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebhookSender } from '../../../src/webhooks/webhook-sender.js';

/** A name server that gives these addresses in turn, the last for ever. */
const answering = (...turns: string[][]) => {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, options, answer) => {
    const addresses = turns[Math.min(asked.push(name), turns.length) - 1]!.map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (options.all) answer(null, addresses);
    else answer(null, addresses[0]!.address, addresses[0]!.family);
  };
  return { lookup, asked };
};

const strict = (lookup?: LookupFunction) => new WebhookSender({ environment: 'production', demo: false }, lookup);
const onOwnMachine = (lookup?: LookupFunction) => new WebhookSender({ environment: 'test', demo: false }, lookup);

/** Why a post was not answered. */
const reason = (sender: WebhookSender, url: string): Promise<string> =>
  sender.post(url, {}, '{}').then(
    ({ status }) => `answered ${status}`,
    (error: Error) => `${error.name}: ${error.message}`,
  );
const NOT_PUBLIC = 'NoAnswer: The address is not public.';

let server: Server | undefined;
afterEach(() => void server?.close());

const serve = async (listener: RequestListener): Promise<number> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

describe('an address that stands in the URL', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1:8443/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[fd00:ec2::254]/',
    'https://①②⑦.⓪.⓪.①/',
  ])('is refused when it is not public: %s', async (url) => {
    expect(await reason(strict(), url)).toBe(NOT_PUBLIC);
    expect(await reason(onOwnMachine(), url.replace('127.0.0.1', '127.0.0.2'))).toBe(NOT_PUBLIC);
  });
});

describe('a name', () => {
  it.each([
    ['of this machine', '127.0.0.1'],
    ['of a private network', '192.168.0.10'],
    ['of the metadata of a cloud', '169.254.169.254'],
    ['of IPv4 inside IPv6', '::ffff:10.0.0.1'],
    ['of the services of a cloud, which the second lock takes for public', '168.63.129.16'],
  ])('that leads to the address %s is refused', async (_, address) => {
    expect(await reason(strict(answering([address]).lookup), 'https://hooks.example/')).toBe(NOT_PUBLIC);
  });

  it('is refused when one of its addresses is not public', async () => {
    const { lookup } = answering(['8.8.8.8', '127.0.0.1']);
    expect(await reason(strict(lookup), 'https://hooks.example/')).toBe(NOT_PUBLIC);
  });

  it('is looked up anew for each connection, and once for each: it cannot lead elsewhere in between', async () => {
    const { lookup, asked } = answering(['10.0.0.1'], ['127.0.0.1']);
    const sender = strict(lookup);
    expect(await reason(sender, 'https://hooks.example/')).toBe(NOT_PUBLIC);
    expect(asked).toHaveLength(1);
    expect(await reason(sender, 'https://hooks.example/')).toBe(NOT_PUBLIC);
    expect(asked).toHaveLength(2);
  });

  it('does not become this machine on somebody’s own machine either', async () => {
    expect(await reason(onOwnMachine(answering(['127.0.0.1']).lookup), 'https://hooks.example/')).toBe(NOT_PUBLIC);
  });

  it('that does not exist is said not to exist', async () => {
    const nowhere: LookupFunction = (_, __, answer) =>
      answer(Object.assign(new Error('getaddrinfo ENOTFOUND hooks.example'), { code: 'ENOTFOUND' }), [], 4);
    expect(await reason(strict(nowhere), 'https://hooks.example/')).toBe(
      'NoAnswer: The name of the address was not found.',
    );
  });
});

describe('without https', () => {
  it('nothing is sent', async () => {
    expect(await reason(strict(answering(['8.8.8.8']).lookup), 'http://hooks.example/')).toBe(
      'NoAnswer: The address must begin with https://.',
    );
    expect(await reason(strict(), 'http://127.0.0.1/')).toMatch('must begin with https');
  });

  it('one’s own machine is sent to, where that is allowed', async () => {
    const port = await serve((_, response) => response.end('thanks'));
    expect(await onOwnMachine().post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ status: 200, body: 'thanks' });
  });
});

describe('an answer', () => {
  it('that leads elsewhere is not followed', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await onOwnMachine().post(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({ status: 307 });
    expect(asked).toBe(1);
  });

  it('without end is cut after its first bytes', async () => {
    const port = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(400)));
      };
      response.on('drain', more);
      more();
    });
    const { body } = await onOwnMachine().post(`http://127.0.0.1:${port}/`, {}, '{}');
    expect(body).toBe('x'.repeat(1000));
  });

  it('of nobody is said to be missing', async () => {
    const port = await serve(() => undefined);
    server!.close();
    expect(await reason(onOwnMachine(), `http://127.0.0.1:${port}/`)).toBe('NoAnswer: The connection was refused.');
  });
});
