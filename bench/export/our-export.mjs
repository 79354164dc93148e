import { execFileSync } from 'node:child_process';
import http from 'node:http';

const LINE_BREAK = 10;
const SAMPLE_MILLISECONDS = 100;

/** Downloads all interviews; also the highest memory of the service until each of the given rows had arrived. */
export async function ourExport({ address, pid }, token, marks) {
  const idle = memoryOf(pid);
  let highest = idle;
  const sampling = setInterval(() => (highest = Math.max(highest, memoryOf(pid))), SAMPLE_MILLISECONDS);
  try {
    const memory = [];
    const startedAt = performance.now();
    const answer = await get(`${address}/exports/interviews.csv`, token);
    let [lines, bytes] = [0, 0];
    for await (const chunk of answer) {
      bytes += chunk.length;
      lines += lineBreaksIn(chunk);
      while (memory.length < marks.length && lines > marks[memory.length])
        memory.push({ row: marks[memory.length], peak: (highest = Math.max(highest, memoryOf(pid))) });
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const rows = Number(answer.trailers['x-row-count']);
    if (rows !== lines - 1) throw new Error(`The export says it has ${rows} rows, but ${lines - 1} arrived.`);
    return { rows, bytes, seconds, memory, idle };
  } finally {
    clearInterval(sampling);
  }
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

function lineBreaksIn(chunk) {
  let count = 0;
  for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, at + 1)) count += 1;
  return count;
}

/** Megabytes that the process holds in memory. */
function memoryOf(pid) {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
}
