import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { readTable } from '../../../src/imports/reading/read-table.js';
import { guessMapping, mappingOf } from '../../../src/imports/domain/header-mapping.js';
import { JOB_SEARCH_SYNONYMS } from '../../../src/imports/domain/job-search-fields.js';
import { readJobSearch } from '../../../src/imports/domain/job-search.js';
test('x', async () => {
  for (const f of readdirSync('test/fixtures/job-search').filter(f=>f.endsWith('.csv'))) {
    const t = await readTable(readFileSync('test/fixtures/job-search/'+f));
    if(!t.ok){console.log(t);continue}
    const g = guessMapping(t.value.headers, JOB_SEARCH_SYNONYMS);
    console.log(f, t.value.encoding, t.value.delimiter, t.value.rows.length, JSON.stringify(g));
    const r = readJobSearch(t.value, mappingOf(g));
    console.log(r.problems);
    for (const d of r.drafts) console.log(JSON.stringify({...d, facts: d.facts.map(f=>`${f.kind} ${f.on} ${f.certainty} ${f.because.slice(0,90)}`)}));
  }
});
