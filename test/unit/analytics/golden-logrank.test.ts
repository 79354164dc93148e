import { describe, it } from 'vitest';
import { comparisonWith, golden, type Row, rowsOf } from '../../support/golden.js';
import { compareLogRank, type LogRankCase } from './compare-log-rank.js';

const compare = comparisonWith('logrank.json');

/** `data/colon.csv (rows with etype==2)` names a file and which of its rows are meant. */
function inputOf(input: string): readonly Row[] {
  const [, file, column, value] = /^(\S+)(?: \(rows with (\w+)==(\w+)\))?$/.exec(input)!;
  return rowsOf(file!).filter((row) => column === undefined || row[column] === value);
}

describe('logrank.json: every key is compared', () => {
  for (const reference of golden<{ cases: LogRankCase[] }>('logrank.json').cases)
    it(`case ${reference.id}`, () => compareLogRank(compare, reference, inputOf(reference.input)));
});
