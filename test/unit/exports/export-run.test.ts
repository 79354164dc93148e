import { expect, it } from 'vitest';
import { ExportRun } from '../../../src/exports/jobs/export-run.js';
import type { Export } from '../../../src/exports/jobs/export.entity.js';

it('keeps the exact count, whatever is heard of later', () => {
  const run = new ExportRun({} as Export);
  run.heard(1);
  expect(run.rows).toBe(1);
  run.count(1);
  run.heard(2);
  expect(run.rows).toBe(1);
});
