import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefused } from '../../src/platform/mail/index.js';
import { SmtpMailer } from '../../src/platform/mail/smtp-mailer.js';

const taken: string[] = [];
let refusal: { at: 'RCPT' | 'DATA'; code: number; words: string } | null = null;
let server: SMTPServer;
let mailer: SmtpMailer;

const refuse = (at: 'RCPT' | 'DATA'): Error | null =>
  refusal?.at === at ? Object.assign(new Error(refusal.words), { responseCode: refusal.code }) : null;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse('RCPT')),
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const refused = refuse('DATA');
      if (!refused) taken.push(Buffer.concat(chunks).toString());
      done(refused);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  mailer = new SmtpMailer({ url, from: 'Careers <careers@example.edu>', connections: 2 });
});
afterAll(async () => {
  mailer.onApplicationShutdown();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  taken.length = 0;
  refusal = null;
});

const LETTER = {
  messageId: '<1@center.followthrough>',
  to: 'ada@example.edu',
  subject: 'Zeit für den Anruf',
  text: 'Call them.',
  html: '<p>Call <b>them</b>.</p>',
  headers: { 'List-Unsubscribe': '<https://careers.example.edu/u/1>' },
};

const failureOf = async (): Promise<Error> =>
  mailer.send(LETTER).then(
    () => new Error('sent'),
    (error: Error) => error,
  );

describe('mail over SMTP', () => {
  it('arrives as it was written, under the id it was given', async () => {
    await mailer.send(LETTER);
    const mail = await simpleParser(taken[0]!);
    expect(mail.messageId).toBe(LETTER.messageId);
    expect(mail.from?.text).toBe('"Careers" <careers@example.edu>');
    expect([mail.subject, mail.text?.trim(), mail.html]).toEqual([LETTER.subject, LETTER.text, LETTER.html]);
    expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://careers.example.edu/u/1' } });
  });

  it('cannot be given further headers through its subject or address', async () => {
    await mailer.send({ ...LETTER, subject: 'Hello\r\nBcc: eve@example.org' }).catch(() => undefined);
    for (const text of taken) expect((await simpleParser(text)).bcc).toBeUndefined();
  });

  it.each(['RCPT', 'DATA'] as const)(
    'is refused for good by a 5xx at %s, and the reason names no address',
    async (at) => {
      refusal = { at, code: 550, words: '5.1.1 <ada@example.edu> is unknown here' };
      const failure = await failureOf();
      expect(failure).toBeInstanceOf(MailRefused);
      expect(failure.message).toMatch(/^SMTP 550 5\.1\.1/);
      expect(failure.message).not.toContain('ada');
    },
  );

  it('may be tried again after a 4xx', async () => {
    refusal = { at: 'RCPT', code: 451, words: '4.7.1 greylisted, ada@example.edu' };
    const failure = await failureOf();
    expect(failure).not.toBeInstanceOf(MailRefused);
    expect(failure.message).toMatch(/^SMTP 451 4\.7\.1/);
  });

  it('may be tried again when nobody listens', async () => {
    const nowhere = new SmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@example.edu', connections: 1 });
    const failure: Error = await nowhere.send(LETTER).then(
      () => new Error('sent'),
      (error: Error) => error,
    );
    nowhere.onApplicationShutdown();
    expect(failure).not.toBeInstanceOf(MailRefused);
    expect(failure.message).toMatch(/^SMTP E/);
  });
});
