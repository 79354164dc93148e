import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';
import { installPackages } from './install.mjs';
import { requireRecentNode } from './node-version.mjs';

requireRecentNode();
const root = dirname(dirname(fileURLToPath(import.meta.url)));

// A closed terminal or pipe must not keep us from stopping what we started.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  installPackages(root);
  buildIfStale(root);
  // Not before the packages it needs are there.
  const { runService } = await import('./service.mjs');
  process.exitCode = await runService(root, process.env);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
