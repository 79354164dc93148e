import type { Day } from '../../kernel/day.js';
import type { Outcome } from '../../kernel/fact.js';
import type { DraftFact, ProspectDraft } from './prospect-draft.js';

type Words = Pick<ProspectDraft, 'position' | 'url' | 'location' | 'source' | 'notes' | 'appliedOn'>;

/** What a person puts right in a draft; what is left out stays as it was read, null empties it. */
export interface DraftEdits extends Partial<Words> {
  readonly employerName?: string;
  /** Null: it is still open. */
  readonly outcome?: Exclude<Outcome, 'NO_RESPONSE'> | null;
  /** The day on which the outcome, if any, was told; null: nobody knows. */
  readonly outcomeOn?: Day | null;
  /** The days on which interviews were held, in place of all that were read. */
  readonly interviewDays?: readonly Day[];
}

/** The draft with a person's corrections; its key stays, so that the same file read again finds the same row. */
export function editedDraft(draft: ProspectDraft, edits: DraftEdits): ProspectDraft {
  const { employerName, outcome, outcomeOn: _on, interviewDays: _days, ...words } = edits;
  return {
    ...draft,
    ...words,
    ...(employerName !== undefined && { employerName, undisclosed: false }),
    ...(outcome !== undefined && { outcome }),
    facts: courseOf(draft, edits),
  };
}

function courseOf(draft: ProspectDraft, edits: DraftEdits): readonly DraftFact[] {
  const applied = draft.facts
    .filter(({ kind }) => kind === 'APPLIED')
    .map((fact) => (edits.appliedOn === undefined ? fact : said('APPLIED', edits.appliedOn)));
  const interviews =
    edits.interviewDays?.map((day) => said('INTERVIEW_HELD', day)) ??
    draft.facts.filter(({ kind }) => kind === 'INTERVIEW_HELD');
  const between = draft.facts.filter(({ kind }) => BETWEEN.has(kind));
  return [...applied, ...between, ...interviews, ...endOf(draft, edits)];
}

const BETWEEN: ReadonlySet<DraftFact['kind']> = new Set(['ASSESSMENT', 'INTERVIEW_INVITED', 'OFFER']);

function endOf(draft: ProspectDraft, edits: DraftEdits): readonly DraftFact[] {
  const { outcomeOn } = edits;
  const outcome = edits.outcome === undefined ? draft.outcome : edits.outcome;
  if (outcome === null || outcome === 'NO_RESPONSE') return [];
  const read = draft.facts.find(({ kind }) => kind === outcome);
  if (outcomeOn !== undefined) return [said(outcome, outcomeOn)];
  return [read ?? said(outcome, null)];
}

const said = (kind: DraftFact['kind'], on: Day | null): DraftFact => ({
  kind,
  on,
  certainty: 'STATED',
  because: 'a person said so',
});
