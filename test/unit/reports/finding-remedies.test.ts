import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { remediesOf } from '../../../src/reports/finding-remedies.js';
import { FINDING_SUBJECTS } from '../../../src/reports/domain/report.js';

const [, mutations = ''] = readFileSync('schema.graphql', 'utf8').split('\ntype Mutation {');

describe('what puts a finding right', () => {
  it.each([
    ...FINDING_SUBJECTS.map((subjectType) => ({ subjectType, code: 'ANYTHING' })),
    ...(['QUARTER_MISSING', 'NO_COUNSELOR', 'DECIDED_BEFORE_INTERVIEW'] as const).map((code) => ({
      subjectType: 'Prospect' as const,
      code,
    })),
  ])('are mutations that there are: $subjectType, $code', (finding) => {
    const remedies = remediesOf(finding);
    expect(remedies.length).toBeGreaterThan(0);
    for (const name of remedies) expect(mutations).toContain(`\n  ${name}(`);
  });

  it('goes by the code where the subject is not what to change', () => {
    expect(remediesOf({ subjectType: 'Student', code: 'QUARTER_MISSING' })).toEqual(['recordEmploymentQuarter']);
    expect(remediesOf({ subjectType: 'Graduation', code: 'DAYS_NOT_OVER' })).toEqual([]);
  });
});
