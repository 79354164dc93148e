import { request } from 'node:http';
import { text } from 'node:stream/consumers';

const MOST_ATTEMPTS = 40;

export interface Delivered {
  readonly answer: unknown;
  readonly attempts: number;
}

/** Sends the same request, each time on a new connection, until it is answered. */
export const sendUntilAnswered = async (port: number, token: string, body: object): Promise<Delivered> => {
  for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts += 1) {
    const answer = await send(port, token, JSON.stringify(body)).catch(unlessCutOff);
    if (answer !== undefined) return { answer: JSON.parse(answer), attempts };
  }
  throw new Error(`No answer after ${MOST_ATTEMPTS} attempts.`);
};

const send = (port: number, token: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const call = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers, agent: false });
    call.on('response', (response) => void text(response).then(resolve, reject)).on('error', reject);
    call.end(body);
  });

/** The line was cut, before or within the answer. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE', 'ERR_STREAM_PREMATURE_CLOSE']);

const unlessCutOff = (error: NodeJS.ErrnoException): undefined => {
  if (!CUT_OFF.has(error.code ?? '')) throw error;
};
