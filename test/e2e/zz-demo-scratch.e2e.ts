import { it } from 'vitest';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openDemo } from '../../src/demo/index.js';
import { startTestApi } from '../support/test-api.js';
it('readme', async () => {
  process.env['DEMO'] = 'true';
  const api = await startTestApi();
  const t = performance.now();
  await openDemo();
  console.log('demo ms', performance.now() - t);
  await api.app.listen(3978, '127.0.0.1');
  const { stdout, stderr } = await promisify(execFile)('bash', ['/tmp/readme.sh']);
  console.log(stdout.slice(0, 9000), stderr.slice(0, 3000));
  await api.stop();
}, 200_000);
