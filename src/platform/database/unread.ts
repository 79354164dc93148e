import type { Transform } from 'node:stream';

/** Longer than a laptop's nap, shorter than it takes for others to miss the connection. */
const PATIENCE_MS = 120_000;

/** Breaks a stream off of which nothing is taken for so long: who asks and does not read holds a connection and old row versions. */
export function breakOffUnread<Stream extends Transform>(stream: Stream, patienceMs = PATIENCE_MS): Stream {
  let unreadBefore = 0;
  const look = setInterval(() => {
    const unread = stream.readableLength;
    // What waits is taken whole, so the same length twice means that nobody came.
    if (unread > 0 && unread === unreadBefore) stream.destroy(new Error('Nobody read on; ask again.'));
    unreadBefore = unread;
  }, patienceMs);
  look.unref();
  stream.once('close', () => clearInterval(look));
  return stream;
}
