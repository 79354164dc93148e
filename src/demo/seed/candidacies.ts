import { UNTIL_OFFER_OR_REJECTION } from '../../follow-up-policies/index.js';
import { projectionOf } from '../../prospects/index.js';
import type { SeedCenter } from './center.js';
import type { SeedEmployer } from './employers.js';
import { factsOf } from './facts.js';
import { CITIES, POSITIONS, SOURCES } from './names.js';
import { addCandidacy } from './prospect-rows.js';
import type { Rows } from './rows.js';
import { unevenShare } from './shares.js';
import type { OfferTold, Story } from './story.js';
import { tellStory } from './storyteller.js';
import { type SeedStudent, studentOf } from './students.js';

interface Candidate {
  readonly employer: SeedEmployer;
  readonly story: Story;
}

/** Adds the prospects of a student, each with its projection: computed as the service computes it, from what the rows tell. */
export function addCandidacies(rows: Rows, center: SeedCenter, index: number): void {
  const student = studentOf(center, index);
  const length = unevenShare(center.prospects, index, center.students);
  const candidates = Array.from({ length }, () => candidateOf(center, student));
  const openOffers = candidates.flatMap(({ story }) => (story.offer?.status === 'RECEIVED' ? [story.offer] : []));
  for (const candidate of candidates) add(rows, center, student, candidate, openOffers);
}

function candidateOf({ employers, now }: SeedCenter, { chance, idsOf }: SeedStudent): Candidate {
  const employer = chance.pick(employers);
  return {
    employer,
    story: tellStory(chance, { office: employer.office, contactIds: employer.contactIds, now, idsOf }),
  };
}

function add(
  rows: Rows,
  { now, policyVersionId }: SeedCenter,
  { id: studentId, userId, counselorId, chance, idsOf }: SeedStudent,
  { employer, story }: Candidate,
  openOffers: readonly OfferTold[],
): void {
  const id = chance.id(idsOf);
  const otherOffers = openOffers.filter((offer) => offer !== story.offer);
  const timeline = { openedAt: story.openedAt, facts: factsOf(id, story, otherOffers) };
  const { calendar } = employer.office;
  addCandidacy(rows, {
    id,
    studentId,
    employerId: employer.id,
    position: chance.pick(POSITIONS),
    location: chance.pick(CITIES),
    source: chance.pick(SOURCES),
    policyVersionId,
    enteredBy: userId ?? counselorId,
    zone: calendar.zone,
    story,
    projection: projectionOf(UNTIL_OFFER_OR_REJECTION, timeline, () => calendar, now),
  });
}
