import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { randomFrom } from './random-from.js';

export interface DroppingProxy {
  readonly port: number;
  /** Answers that the server gave and nobody received. */
  dropped(): number;
  /** Answers that arrived. */
  delivered(): number;
  stop(): Promise<void>;
}

/**
 * A TCP proxy that loses answers as a bad network does: the request arrives, the server does its work and answers, and
 * then the line is cut, before or in the middle of the answer. Which connections are cut follows from `seed`.
 */
export const startDroppingProxy = async (toPort: number, share: number, seed: number): Promise<DroppingProxy> => {
  const random = randomFrom(seed);
  const counts = { dropped: 0, delivered: 0 };
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    open.add(client.on('close', () => open.delete(client)));
    const bytesToPass = random() < share ? Math.floor(random() * 2) * 20 : null;
    relay(client, toPort, bytesToPass).then(
      (arrived) => void (counts[arrived ? 'delivered' : 'dropped'] += 1),
      () => client.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    dropped: () => counts.dropped,
    delivered: () => counts.delivered,
    stop: async () => {
      open.forEach((client) => client.destroy());
      server.close();
      await once(server, 'close');
    },
  };
};

/** One connection, one request. Passes the answer on, or waits for all of it and then passes only its first bytes; answers whether it arrived. */
const relay = async (client: Socket, toPort: number, bytesToPass: number | null): Promise<boolean> => {
  const server = connect(toPort, '127.0.0.1');
  client.on('error', () => server.destroy());
  client.pipe(server);
  if (bytesToPass === null) {
    server.pipe(client);
    await once(server, 'close');
    return true;
  }
  const answer = Buffer.concat(await server.toArray());
  client.write(answer.subarray(0, bytesToPass), () => client.destroy());
  return false;
};
