import type { Day } from '../../kernel/day.js';
import { dayInWords } from './why.js';

/** When an employer announced to everybody that it decides, as public employers do: at least one of the days is known. */
export interface Timetable {
  readonly notBefore: Day | null;
  readonly decidesBy: Day | null;
  /** Where it was announced. */
  readonly words: string;
}

/** The day on which the decision is to be expected at the latest, as far as it was announced. */
export const announcedDay = ({ notBefore, decidesBy }: Timetable): Day => (decidesBy ?? notBefore) as Day;

/** "the employer decides not before Monday 11 January and by Friday 29 January (notice 12/2026)" */
export function timetableInWords({ notBefore: from, decidesBy, words }: Timetable): string {
  const days = [from && `not before ${dayInWords(from)}`, decidesBy && `by ${dayInWords(decidesBy)}`];
  return `the employer decides ${days.filter((each) => each !== null).join(' and ')} (${words})`;
}
