import type { Student } from '../../cohorts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { addDays, type Day } from '../../kernel/day.js';
import { type Instant, MINUTE } from '../../kernel/instant.js';
import type { Prospect } from '../../prospects/index.js';
import type { CenterScript, EmployerScript } from '../centers/center-script.js';
import type { Chance } from '../seed/chance.js';
import type { OfficeDays } from '../seed/office-days.js';
import type { Services } from '../services.js';
import type { Answer, Plot } from './plot.js';

/** Where the demo's people and days come from, the same for all stories of a center. */
export interface Stage {
  readonly services: Services;
  readonly script: CenterScript;
  readonly chance: Chance;
  readonly office: OfficeDays;
  readonly today: Day;
  readonly counselor: Actor;
}

export interface Candidate {
  readonly actor: Actor;
  readonly record: Pick<Student, 'id' | 'givenName'>;
}

/** An employer of the script as it stands in the center. */
export interface KnownEmployer extends EmployerScript {
  readonly id: string;
  readonly contactIds: readonly string[];
}

/** One candidacy while it is told. */
export class Scene {
  prospectId = '';
  /** Interviews of this candidacy so far. */
  rounds = 0;
  private readonly answers: Answer[];

  constructor(
    readonly stage: Stage,
    readonly plot: Plot,
    readonly candidate: Candidate,
    readonly employer: KnownEmployer,
  ) {
    this.answers = [...plot.answers];
  }

  /** What the employer says this time; null: nothing more is asked. */
  nextAnswer(): Answer | null {
    return this.answers.shift() ?? null;
  }

  /** Whether the employer has said nothing yet. */
  get nothingIsSaid(): boolean {
    return this.answers.length === this.plot.answers.length;
  }

  get allIsSaid(): boolean {
    return this.answers.length === 0;
  }

  get now(): Instant {
    return this.stage.services.clock.now();
  }

  get day(): Day {
    return this.stage.office.dayOf(this.now);
  }

  daysFromNow(count: number): Day {
    return addDays(this.day, count);
  }

  /** A moment in office hours so many business days from now, at least some minutes ahead. */
  officeMoment(businessDays: number): Instant {
    const { office, chance } = this.stage;
    const moment = office.moment(chance, office.after(this.day, businessDays));
    return Math.max(moment, this.now + 30 * MINUTE);
  }

  async prospect(): Promise<Prospect> {
    const { services, counselor } = this.stage;
    const found = await services.prospectsStore.byIds(counselor.centerId, [this.prospectId]);
    return found.get(this.prospectId)!;
  }
}
