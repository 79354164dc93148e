import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that takes everything and writes down what came when. */
export async function startSink() {
  const arrivals = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0].address;
      const chunks = [];
      // One that is cut off in the middle has not arrived.
      stream.on('error', () => undefined);
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        arrivals.push({ ...readMessage(Buffer.concat(chunks).toString()), to, at: Date.now() });
        done(null, 'taken');
      });
    },
  });
  // A worker that is killed in the middle of a conversation is what this is for.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    arrivals,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const readMessage = (message) => ({
  messageId: /^Message-ID:\s*(<[^>]+>)/im.exec(message)?.[1] ?? null,
  key: /^X-Chaos-Key:\s*(\S+)/im.exec(message)?.[1] ?? null,
});
