/** What a script may speak of. The names are the contract with those who write scripts: add, never rename. */

export interface VariableNote {
  readonly describes: string;
  /** Stands in brackets in the text where the value is missing. */
  readonly label: string;
  /** What to do about a missing value. */
  readonly advice: string;
  readonly sample: string | readonly string[];
}

export const VARIABLES = {
  'student.name': {
    describes: 'Given and family name of the student.',
    label: 'your name',
    advice: 'Complete your name in your profile.',
    sample: 'Ana Lindqvist',
  },
  'student.phone': {
    describes: 'Phone number of the student.',
    label: 'your phone number',
    advice: 'Add your phone number to your profile.',
    sample: '+1 555 0142',
  },
  'student.email': {
    describes: 'E-mail address of the student.',
    label: 'your e-mail address',
    advice: 'Add your e-mail address to your profile.',
    sample: 'ana.lindqvist@example.edu',
  },
  'student.valuePoints': {
    describes: 'What the student brings, each point a half-sentence that can follow "I bring"; a list.',
    label: 'what you bring',
    advice: 'Write down one to three things you bring to this work in your profile.',
    sample: ['two years of running the campus helpdesk', 'a habit of writing down what I learn'],
  },
  'prospect.position': {
    describes: 'The position.',
    label: 'the position',
    advice: 'Fill in the position of this prospect.',
    sample: 'Support Analyst',
  },
  'employer.name': {
    describes: 'Name of the employer.',
    label: 'the employer',
    advice: 'Fill in the employer of this prospect.',
    sample: 'Harbor Logistics',
  },
  'contact.name': {
    describes: 'Name of the person who is called or written to.',
    label: "the contact's name",
    advice: 'Add the person you met to the interview, or ask reception for the name.',
    sample: 'Maria Okafor',
  },
  'contact.title': {
    describes: 'Job title of that person.',
    label: "the contact's job title",
    advice: 'Add the job title to the contact; it is on the business card.',
    sample: 'Head of Customer Support',
  },
  'interview.when.relative': {
    describes: 'When the last interview was, as people say it: "two weeks ago", "last Tuesday", "yesterday".',
    label: 'when you met',
    advice: 'Log the interview with its date.',
    sample: 'last Tuesday',
  },
  'interview.when.day': {
    describes: 'The day of the last interview: "Tuesday 10 November".',
    label: 'the day you met',
    advice: 'Log the interview with its date.',
    sample: 'Tuesday 10 November',
  },
  'promise.day': {
    describes: 'The day by which they hoped to decide, as told last: "Friday 20 November".',
    label: 'the day they named',
    advice: 'Enter the decision date they gave you, in the game plan or with your last call.',
    sample: 'Friday 20 November',
  },
  'promise.relative': {
    describes: 'The same day as people say it: "last Friday".',
    label: 'when they hoped to decide',
    advice: 'Enter the decision date they gave you, in the game plan or with your last call.',
    sample: 'last Friday',
  },
  'lastContact.relative': {
    describes: 'When the student last asked: "a week ago".',
    label: 'when you last spoke',
    advice: 'Record your earlier calls and messages.',
    sample: 'a week ago',
  },
  'offer.deadline': {
    describes: 'The day by which to answer the offer of this employer.',
    label: 'the deadline of the offer',
    advice: 'Enter the deadline of the offer, or ask the employer for it.',
    sample: 'Friday 4 December',
  },
  'otherOffer.deadline': {
    describes: 'The day by which to answer the offer of somebody else; of several the earliest.',
    label: 'the deadline of your other offer',
    advice: 'Enter the deadline of the other offer.',
    sample: 'Friday 4 December',
  },
  'center.name': {
    describes: 'Name of the career center.',
    label: 'your career center',
    advice: 'Ask an admin to fill in the name of the center.',
    sample: 'Riverside College Career Center',
  },
} as const satisfies Readonly<Record<string, VariableNote>>;

export type VariableName = keyof typeof VARIABLES;

/** A value for each variable; null: missing. */
export type ScriptValues = Readonly<Record<VariableName, string | readonly string[] | null>>;

export const VARIABLE_NAMES = Object.keys(VARIABLES) as readonly VariableName[];

export const isVariable = (path: string): path is VariableName => Object.hasOwn(VARIABLES, path);

export const isListVariable = (path: string): boolean => isVariable(path) && Array.isArray(VARIABLES[path].sample);

/** The sample person of the preview. */
export const SAMPLE_VALUES = Object.fromEntries(
  VARIABLE_NAMES.map((name) => [name, VARIABLES[name].sample]),
) as unknown as ScriptValues;
