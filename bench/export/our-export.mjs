import { execFileSync } from 'node:child_process';
import http from 'node:http';

const SAMPLE_MILLISECONDS = 100;

/** Downloads all interviews in a format; also the highest memory of the service until each part of the time had passed. */
export async function ourExport({ address, pid }, token, extension, parts) {
  const idle = memoryOf(pid);
  const samples = [];
  const sampling = setInterval(() => samples.push(memoryOf(pid)), SAMPLE_MILLISECONDS);
  try {
    const startedAt = performance.now();
    const answer = await get(`${address}/exports/interviews.${extension}`, token);
    let bytes = 0;
    for await (const chunk of answer) bytes += chunk.length;
    const seconds = (performance.now() - startedAt) / 1000;
    const rows = Number(answer.trailers['x-row-count']);
    if (!(rows > 0)) throw new Error(`The export in ${extension} broke off.`);
    return { rows, bytes, seconds, idle, memory: parts.map((part) => highest(samples, part)) };
  } finally {
    clearInterval(sampling);
  }
}

function highest(samples, part) {
  return Math.max(...samples.slice(0, Math.max(1, Math.ceil(samples.length * part))));
}

function get(url, token) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { authorization: `Bearer ${token}` }, agent: false });
    request.on('error', reject);
    request.on('response', (answer) =>
      answer.statusCode === 200 ? resolve(answer) : reject(new Error(`The export answered ${answer.statusCode}.`)),
    );
  });
}

/** Megabytes that the process holds in memory. */
function memoryOf(pid) {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
}
