import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = /\/(?:isolation|life-of-a-prospect|synthetic-study|hostile-values)\.e2e\.ts$/;
const takesMinutes = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);

/** Begins with those that take minutes, so that at the end nobody waits for one of them alone. */
export default class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const first = files.filter(takesMinutes);
    const usual = super.sort.bind(this);
    return usual(files.filter((file) => !takesMinutes(file))).then((others) => [...first, ...others]);
  }
}
