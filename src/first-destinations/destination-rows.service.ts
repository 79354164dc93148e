import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { expectVersion } from '../platform/validation/index.js';
import type { FirstDestination } from './first-destination.entity.js';
import { FirstDestinationsStore } from './first-destinations.store.js';

type Answer = Promise<Result<{ firstDestination: FirstDestination }>>;
type Given = Omit<
  FirstDestination,
  'centerId' | 'version' | 'id' | 'recordedAt' | 'recordedBy' | 'retractedAt' | 'retractedBy' | 'retractReason'
> & { readonly id: string | null };

const NOT_FOUND = fail('FIRST_DESTINATION_NOT_FOUND', 'There is no first destination with this id.', 'id');
const RETRACTED = fail('FIRST_DESTINATION_RETRACTED', 'This was retracted; record a new one.', 'id');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const CONFIRMED = fail('OFFER_ALREADY_CONFIRMED', 'This offer has been confirmed already.', 'offerId');
const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');
const NOT_OF_CLASS = fail(
  'STUDENT_NOT_OF_CLASS',
  'Neither a graduation nor the roster says that this student is of the class, so no report would count it; record the graduation first.',
  'graduatingClass',
);
const EMPLOYER_NOT_FOUND = fail('EMPLOYER_NOT_FOUND', 'There is no employer with this id.', 'employerId');
const NOT_RETRACTED = { retractedAt: null, retractedBy: null, retractReason: null };

/** The rows of first destinations, checked, with their audit entries. */
@Injectable()
export class DestinationRows {
  constructor(
    private readonly store: FirstDestinationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async add(tx: Transaction, actor: Actor, { id, ...given }: Given): Answer {
    const sound = expectSound(given);
    if (!sound.ok) return sound;
    if (!(await this.store.knows(tx, 'students', given.studentId))) return STUDENT_NOT_FOUND;
    if (!(await this.store.isOfClass(tx, given.studentId, given.graduatingClass))) return NOT_OF_CLASS;
    if (!(await this.knowsEmployer(tx, given.employerId))) return EMPLOYER_NOT_FOUND;
    const recorded = { recordedAt: new Date(this.clock.now()), recordedBy: actor.userId, ...NOT_RETRACTED };
    const row = { id: id ?? newId(), ...given, ...recorded };
    if (!(await this.store.add(tx, row))) return (await this.store.byId(tx, row.id)) ? ID_TAKEN : CONFIRMED;
    return this.recorded(tx, actor, 'first-destination.recorded', null, { ...row, centerId: tx.centerId, version: 1 });
  }

  async correct(tx: Transaction, actor: Actor, named: Named, changes: Partial<FirstDestination>): Answer {
    const held = await this.hold(tx, named);
    if (!held.ok) return held;
    const after = { ...held.value, ...changes, version: held.value.version + 1 };
    const sound = expectSound(after);
    if (!sound.ok) return sound;
    if (!(await this.knowsEmployer(tx, after.employerId))) return EMPLOYER_NOT_FOUND;
    await this.store.change(tx, after);
    return this.recorded(tx, actor, 'first-destination.corrected', held.value, after);
  }

  async retract(tx: Transaction, actor: Actor, named: Named, reason: string): Answer {
    const held = await this.hold(tx, named);
    if (!held.ok) return held;
    const retracted = { retractedAt: new Date(this.clock.now()), retractedBy: actor.userId, retractReason: reason };
    const after = { ...held.value, ...retracted, version: held.value.version + 1 };
    await this.store.change(tx, after);
    return this.recorded(tx, actor, 'first-destination.retracted', held.value, after);
  }

  private async hold(tx: Transaction, { id, version }: Named): Promise<Result<FirstDestination>> {
    const found = await this.store.byIdToChange(tx, id);
    if (!found) return NOT_FOUND;
    const current = expectVersion(found.version, version);
    if (!current.ok) return current;
    return found.retractedAt === null ? ok(found) : RETRACTED;
  }

  private knowsEmployer(tx: Transaction, id: string | null): Promise<boolean> {
    return id === null ? Promise.resolve(true) : this.store.knows(tx, 'employers', id);
  }

  private async recorded(
    tx: Transaction,
    actor: Actor,
    action: string,
    before: FirstDestination | null,
    after: FirstDestination,
  ): Answer {
    await this.audit.record(tx, actor, {
      action,
      subjectType: 'FirstDestination',
      subjectId: after.id,
      before,
      after,
    });
    return ok({ firstDestination: after });
  }
}

interface Named {
  readonly id: string;
  readonly version: number;
}

type Terms = Pick<
  FirstDestination,
  'payAmount' | 'payCurrency' | 'payPeriod' | 'bonusAmount' | 'offeredOn' | 'decidedOn' | 'knownOn'
>;

/** What the fields must say together, whichever of them an edit names. */
function expectSound(given: Terms): Result<null> {
  const { payAmount, payCurrency, payPeriod, bonusAmount, offeredOn, decidedOn, knownOn } = given;
  if (new Set([payAmount, payCurrency, payPeriod].map((part) => part === null)).size > 1)
    return fail('PAY_INCOMPLETE', 'payAmount: goes together with payCurrency and payPeriod.', 'payAmount');
  if (bonusAmount !== null && payAmount === null)
    return fail('PAY_INCOMPLETE', 'bonusAmount: needs payAmount, whose currency it takes.', 'bonusAmount');
  for (const [field, day] of Object.entries({ offeredOn, decidedOn }))
    if (day !== null && day > knownOn)
      return fail(
        'KNOWN_BEFORE_IT_HAPPENED',
        `${field}: nobody can learn of it before, on ${knownOn}; check both days.`,
        field,
      );
  return ok(null);
}
