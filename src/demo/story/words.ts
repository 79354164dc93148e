import { searchNamesOf } from '../../cohorts/index.js';
import type { Scene } from './scene.js';

/** "Liam O’Connor" as the part before the @. */
export const localPartOf = (name: string): string => {
  const [given, ...family] = name.split(' ');
  return searchNamesOf(given!, family.join(' '))
    .searchName.replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '');
};

/** A telephone number in the range that belongs to nobody: 555-0100 to 555-0199. */
export const phoneOf = (index: number): string => `+1 212 555 01${String(index % 100).padStart(2, '0')}`;

/** What was agreed before leaving; null: nothing was. */
export const gamePlanOf = (scene: Scene) => {
  const { promise: precision } = scene.plot;
  if (precision === undefined) return null;
  const isDated = precision === 'DAY' || precision === 'WEEK';
  const promisedOn = isDated ? scene.stage.office.after(scene.day, scene.stage.chance.between(3, 7)) : null;
  return {
    promisedOn,
    precision,
    initiator: scene.stage.chance.pick(['STUDENT_CALLS', 'EMPLOYER_CALLS', 'UNKNOWN'] as const),
  };
};

const IMPRESSIONS: readonly (readonly [rating: number, howItWent: string, toImprove: string])[] = [
  [5, 'We talked long over time, mostly about my capstone project.', 'Ask about the team earlier.'],
  [4, 'Good conversation; they walked me through a usual week.', 'Have numbers ready for what I achieved.'],
  [3, 'Fair. The first questions caught me cold, then it got better.', 'Practise the opening out loud.'],
  [3, 'Short and friendly, hard to read.', 'Close with why I want this job.'],
  [2, 'I lost the thread in the technical part.', 'Think aloud, and ask when something is unclear.'],
];
const QUESTIONS = [
  'Tell me about a time you had to learn something fast.',
  'Why us, and why this role?',
  'What would your last supervisor say of you?',
];

export const debriefOf = ({ stage: { chance } }: Scene) => {
  const [rating, howItWent, toImprove] = chance.pick(IMPRESSIONS);
  return { rating, howItWent, toImprove, questionsAsked: chance.pick(QUESTIONS) };
};
