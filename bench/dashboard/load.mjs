import { connect } from 'node:net';
import { hrtime } from 'node:process';

/**
 * A load generator in a process of its own, as light as can be, because it shares the processors with what it measures: keep-alive
 * connections, one request at a time on each, requests written as bytes and answers counted by their Content-Length.
 *
 * Told by message { port, requests, connections, seconds }; answers { perSecond, p50, p99 } with latencies in milliseconds.
 */
const HEAD_END = '\r\n\r\n';
const nowMs = () => Number(hrtime.bigint()) / 1e6;

process.on('message', async (order) => process.send(await load(order)));

async function load({ port, requests, connections, seconds }) {
  const latencies = [];
  const start = nowMs();
  const until = start + seconds * 1000;
  const written = requests.map((request) => Buffer.from(request));
  let turn = 0;
  const next = () => written[turn++ % written.length];
  await Promise.all(Array.from({ length: connections }, () => drive(port, next, until, latencies)));
  const elapsed = (nowMs() - start) / 1000;
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / elapsed, p50: at(latencies, 0.5), p99: at(latencies, 0.99) };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Sends one request after the other until the time is over. */
function drive(port, next, until, latencies) {
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    let missing = -1;
    const send = () => {
      sentAt = nowMs();
      missing = -1;
      socket.write(next());
    };
    socket.on('connect', send);
    socket.on('error', failed);
    socket.on('close', done);
    socket.on('data', (chunk) => {
      missing = missing < 0 ? bodyLength(chunk) - bodyIn(chunk) : missing - chunk.length;
      if (missing > 0) return;
      latencies.push(nowMs() - sentAt);
      if (nowMs() < until) send();
      else socket.end();
    });
  });
}

/** The head of an answer comes in its first chunk; anything but "200" ends the measurement. */
function bodyLength(chunk) {
  const head = chunk.latin1Slice(0, chunk.indexOf(HEAD_END));
  const length = /content-length: (\d+)/i.exec(head);
  if (!head.startsWith('HTTP/1.1 200') || !length)
    throw new Error(`Not an answer to measure:\n${chunk.toString().slice(0, 500)}`);
  return Number(length[1]);
}

const bodyIn = (chunk) => chunk.length - chunk.indexOf(HEAD_END) - HEAD_END.length;
