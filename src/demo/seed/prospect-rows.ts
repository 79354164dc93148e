import { DAY, type Instant } from '../../kernel/instant.js';
import type { Projection } from '../../prospects/index.js';
import type { Rows } from './rows.js';
import type { FollowUpTold, InterviewTold, OfferTold, Story } from './story.js';

/** One candidacy, ready to be written. */
export interface Candidacy {
  readonly id: string;
  readonly studentId: string;
  readonly employerId: string;
  readonly position: string;
  readonly location: string;
  readonly source: string;
  readonly policyVersionId: string;
  /** Who entered it and everything that belongs to it. */
  readonly enteredBy: string;
  readonly zone: string;
  readonly story: Story;
  readonly projection: Projection;
}

/** Adds the rows of a candidacy, in the columns of their tables. */
export function addCandidacy(rows: Rows, candidacy: Candidacy): void {
  const { story } = candidacy;
  rows.add('prospects', prospectRow(candidacy));
  for (const interview of story.interviews) addInterview(rows, candidacy, interview);
  for (const followUp of story.followUps) rows.add('follow_ups', followUpRow(candidacy, followUp));
  if (story.offer) rows.add('offers', offerRow(candidacy, story.offer));
  if (story.ending) rows.add('outcomes', outcomeRow(candidacy));
}

const prospectRow = ({ story, projection, ...given }: Candidacy) => ({
  id: given.id,
  student_id: given.studentId,
  employer_id: given.employerId,
  position: given.position,
  location: given.location,
  source: given.source,
  applied_on: story.appliedOn,
  policy_version_id: given.policyVersionId,
  opened_at: moment(story.openedAt),
  opened_by: given.enteredBy,
  ...projectionColumns(projection),
  version: 1,
});

const projectionColumns = ({ stage, outcome, plan, thankYouOwed, lastActivityAt, plannedAt }: Projection) => ({
  stage,
  outcome,
  next_step_key: plan.nextStep?.stepKey ?? null,
  next_step_kind: plan.nextStep?.kind ?? null,
  next_step_channel: plan.nextStep?.channel ?? null,
  next_step_owner: plan.nextStep?.owner ?? null,
  next_step_opens_at: moment(plan.nextStep?.opensAt ?? null),
  next_step_due_at: moment(plan.nextStep?.dueAt ?? null),
  next_step_due_on: plan.nextStep?.dueOn ?? null,
  next_step_zone: plan.nextStep?.zone ?? null,
  next_step_contact_id: plan.nextStep?.contactId ?? null,
  next_step_interview_id: plan.nextStep?.interviewId ?? null,
  next_step_why: plan.nextStep?.why ?? null,
  thank_you_owed: thankYouOwed,
  last_activity_at: moment(lastActivityAt),
  planned_at: moment(plannedAt),
  plan_changes_at: moment(plan.changesAt),
  remind_at: moment(plan.nextStep && plan.nextStep.dueAt - DAY),
});

function addInterview(rows: Rows, { id, enteredBy, zone }: Candidacy, interview: InterviewTold): void {
  const { contactIds, gamePlan } = interview;
  rows.add('interviews', {
    id: interview.id,
    prospect_id: id,
    round: interview.round,
    kind: interview.kind,
    format: interview.format,
    starts_at: moment(interview.startsAt),
    ends_at: moment(interview.endsAt),
    zone,
    status: interview.status,
    status_at: moment(interview.statusAt),
    missed_by: interview.missedBy,
    rescheduled_to_id: interview.rescheduledToId,
    recorded_at: moment(interview.recordedAt),
    recorded_by: enteredBy,
    version: 1,
  });
  const agreedAt = moment(interview.endsAt);
  const { promisedOn: promised_on, ...agreed } = gamePlan ?? {};
  if (gamePlan)
    rows.add('game_plans', {
      interview_id: interview.id,
      promised_on,
      ...agreed,
      agreed_at: agreedAt,
      recorded_at: agreedAt,
      version: 1,
    });
  for (const contactId of contactIds)
    rows.add('interview_contacts', { interview_id: interview.id, contact_id: contactId });
}

const followUpRow = ({ id, enteredBy }: Candidacy, done: FollowUpTold) => ({
  id: done.id,
  prospect_id: id,
  interview_id: done.interviewId,
  contact_id: done.contactId,
  kind: done.kind,
  channel: done.channel,
  happened_at: moment(done.at),
  disposition: done.disposition,
  decision: done.decision,
  promised_on: done.promisedOn,
  call_back_on: done.callBackOn,
  answers_step: done.answers?.step ?? null,
  answers_step_due_at: moment(done.answers?.dueAt ?? null),
  recorded_at: moment(done.at),
  recorded_by: enteredBy,
  version: 1,
});

const offerRow = ({ id, studentId, enteredBy }: Candidacy, offer: OfferTold) => ({
  id: offer.id,
  prospect_id: id,
  student_id: studentId,
  received_at: moment(offer.receivedAt),
  deadline_at: moment(offer.deadlineAt),
  status: offer.status,
  answered_at: moment(offer.answeredAt),
  pay_amount: offer.pay?.amount ?? null,
  pay_currency: offer.pay && 'USD',
  pay_period: offer.pay?.period ?? null,
  recorded_at: moment(offer.receivedAt),
  recorded_by: enteredBy,
  version: 1,
});

const outcomeRow = ({ id, enteredBy, story: { ending } }: Candidacy) => ({
  id: ending!.id,
  prospect_id: id,
  kind: ending!.outcome,
  decided_at: moment(ending!.decidedAt),
  learned_at: moment(ending!.learnedAt),
  recorded_at: moment(ending!.learnedAt),
  recorded_by: enteredBy,
  knowledge_source: ending!.source,
  reason: ending!.reason,
  version: 1,
});

/** JSON of an instant, which PostgreSQL reads as `timestamptz`. */
const moment = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());
