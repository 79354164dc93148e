import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread, threadId } from 'node:worker_threads';

/**
 * Vitest reads TypeScript for the tests, but not for the threads that the service starts. Loaded into every Node of the test
 * run, this lets such a thread read it too.
 */
const isHooks = import.meta.url.endsWith('?hooks');
if (!isMainThread && !isHooks) register(`${import.meta.url}?hooks`);

export const resolve = async (specifier, context, next) => {
  const url =
    /^(?:\.|file:)/.test(specifier) && specifier.endsWith('.js') ? new URL(specifier, context.parentURL) : null;
  if (url === null || existsSync(url)) return next(specifier, context);
  return { url: url.href.replace(/\.js$/, '.ts'), format: 'module', shortCircuit: true };
};

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  return { source: await javascriptOf(readFileSync(fileURLToPath(url), 'utf8')), format: 'module', shortCircuit: true };
};

const KEPT_IN = new URL('../../node_modules/.cache/typescript-in-threads/', import.meta.url);

/** Kept on disk: loading the compiler into every thread would take seconds. */
const javascriptOf = async (source) => {
  const kept = new URL(`${createHash('sha256').update(source).digest('hex')}.js`, KEPT_IN);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  // Not swc: native code loaded into thread after thread brought the process down.
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: { target: 'es2022', module: 'esnext' },
  });
  mkdirSync(KEPT_IN, { recursive: true });
  const unfinished = new URL(`${kept.href}.${process.pid}.${threadId}`);
  writeFileSync(unfinished, outputText);
  renameSync(unfinished, kept);
  return outputText;
};
