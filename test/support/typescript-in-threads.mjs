import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/**
 * Vitest reads TypeScript for the tests, but not for the threads that the service starts. Loaded into every Node of the test
 * run, this lets such a thread read it too.
 */
const isHooks = import.meta.url.endsWith('?hooks');
if (!isMainThread && !isHooks) register(`${import.meta.url}?hooks`);

export const resolve = async (specifier, context, next) => {
  const url = /^(?:\.|file:)/.test(specifier) && specifier.endsWith('.js') ? new URL(specifier, context.parentURL) : null;
  if (url === null || existsSync(url)) return next(specifier, context);
  return { url: url.href.replace(/\.js$/, '.ts'), format: 'module', shortCircuit: true };
};

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  // Not swc: native code loaded into thread after thread brought the process down.
  const { default: typescript } = await import('typescript');
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const { outputText } = typescript.transpileModule(source, { compilerOptions: { target: 'es2022', module: 'esnext' } });
  return { source: outputText, format: 'module', shortCircuit: true };
};
