import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Employer, EmployersService, normalizedName } from '../employers/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, ProspectOpening, ProspectsStore } from '../prospects/index.js';
import type { PlannedCandidacy } from './domain/history-plan.js';
import type { Vantage } from './domain/history-moments.js';
import type { ToldFact } from './domain/history-telling.js';
import { dayOfMoment } from './domain/moment-cell.js';
import type { PlannedPlace } from './history-plans.service.js';

/** A prospect that is there by now, with what is to be told of it. */
export interface ToldProspect {
  readonly prospect: Prospect;
  readonly told: readonly ToldFact[];
}

interface Planned {
  readonly place: PlannedPlace;
  readonly candidacy: PlannedCandidacy;
  readonly appliedOn: Day | null;
}

/** Finds the prospects that a history is about, and opens those that are not there yet. */
@Injectable()
export class HistoryProspects {
  constructor(
    private readonly employers: EmployersService,
    private readonly opening: ProspectOpening,
    private readonly prospects: ProspectsStore,
    private readonly audit: Audit,
  ) {}

  async find(
    tx: Transaction,
    actor: Actor,
    places: readonly PlannedPlace[],
    vantage: Vantage,
  ): Promise<readonly ToldProspect[]> {
    const planned = places.flatMap((place) =>
      place.plan.candidacies.map((candidacy) => ({ place, candidacy, appliedOn: appliedOn(candidacy, vantage) })),
    );
    const [there, missing] = [planned.filter(isThere), planned.filter((each) => !isThere(each))];
    const opened = await this.open(tx, actor, missing, vantage);
    const known: ToldProspect[] = [];
    for (const each of there) known.push(await this.known(tx, actor, each));
    return [...known, ...opened];
  }

  private async open(
    tx: Transaction,
    actor: Actor,
    missing: readonly Planned[],
    { now }: Vantage,
  ): Promise<readonly ToldProspect[]> {
    const employers = await this.employersOf(tx, actor, missing);
    const prospects = await this.opening.openAllKnown(
      tx,
      actor,
      missing.map(({ place: { student, place }, appliedOn: on }) => ({
        studentId: student.id,
        employer: employers.get(normalizedName(place.employer))!,
        position: place.position,
        appliedOn: on,
        historyUntil: new Date(now),
      })),
    );
    return missing.map(({ candidacy: { told } }, at) => ({ prospect: prospects[at]!, told }));
  }

  /** New ones are added in the order of their names, so that two who add the same ones never wait for each other in a circle. */
  private async employersOf(tx: Transaction, actor: Actor, missing: readonly Planned[]) {
    const named = new Map(missing.map(({ place }) => [normalizedName(place.place.employer), place]));
    const employers = new Map<string, Employer>();
    for (const [name, { employer, place }] of [...named].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      employers.set(name, employer ?? (await this.employers.findOrAdd(tx, actor, place.employer)));
    return employers;
  }

  /** A prospect of which nobody knew when the student had applied is told so. */
  private async known(
    tx: Transaction,
    actor: Actor,
    { place, candidacy, appliedOn: on }: Planned,
  ): Promise<ToldProspect> {
    const before = place.prospects.get(candidacy.known!.id) as Prospect;
    if (on === null) return { prospect: before, told: candidacy.told };
    const changes = { appliedOn: on, version: before.version + 1 };
    this.prospects.change(tx, before.id, changes);
    const after = { ...before, ...changes };
    await this.audit.record(tx, actor, {
      action: 'prospect.changed',
      subjectType: 'Prospect',
      subjectId: before.id,
      before,
      after,
    });
    return { prospect: after, told: candidacy.told };
  }
}

const isThere = ({ candidacy }: Planned): boolean => candidacy.known !== null;

function appliedOn({ told }: PlannedCandidacy, { zone }: Vantage): Day | null {
  const application = told.find(({ fact }) => fact.kind === 'APPLIED');
  return application ? dayOfMoment(application.row.when, zone) : null;
}
