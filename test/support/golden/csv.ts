import { readFileSync } from 'node:fs';

export const GOLDEN = new URL('../../fixtures/golden/', import.meta.url);

export type Line = Readonly<Record<string, string>>;

/** A plain CSV of the golden files: no quotes in it. */
export const readCsv = (path: string): Line[] => {
  const [header, ...lines] = readFileSync(new URL(path, GOLDEN), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  });
};

export const readJson = <Content>(path: string): Content =>
  JSON.parse(readFileSync(new URL(path, GOLDEN), 'utf8')) as Content;
