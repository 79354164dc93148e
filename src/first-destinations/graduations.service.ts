import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import { classOf } from './domain/graduating-class.js';
import type { Graduation } from './first-destination.entity.js';
import { GraduationFields, NewGraduations, Versioned } from './first-destinations.input.js';
import type { ChangeGraduationInput, RecordGraduationsInput, RemoveGraduationInput } from './graduations.graphql.js';
import { GraduationsStore, type RosterDegree } from './graduations.store.js';

const NOT_FOUND = fail('GRADUATION_NOT_FOUND', 'There is no graduation with this id.', 'id');
const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'One of these is not a student of your center.', 'studentIds');
const CLASS_MISSING = fail(
  'CLASS_MISSING',
  'graduatingClass: neither the day of graduation nor the roster tells it for one of the students; name it.',
  'graduatingClass',
);
const OTHER_CLASS = fail(
  'GRADUATED_OUTSIDE_CLASS',
  'graduatedOn: is not within this class, which ends on 30 June of its year; correct one of the two.',
  'graduatedOn',
);

/** Degrees that were conferred, one or a whole class at a time. */
@Injectable()
export class GraduationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: GraduationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  record(actor: Actor, input: RecordGraduationsInput): Promise<Result<{ graduations: Graduation[] }>> {
    return this.useCases.run(actor, { name: 'recordGraduations', input }, async (tx) => {
      const given = parse(NewGraduations, input);
      if (!given.ok) return given;
      const { studentIds, ...degree } = given.value;
      const roster = await this.store.rosterDegrees(tx, studentIds);
      if (roster.length < studentIds.length) return STUDENT_NOT_FOUND;
      const degrees = roster.map((known) => ({ ...conferred(degree, known), ...this.newborn(actor) }));
      if (degrees.some(({ graduatingClass }) => graduatingClass === null)) return CLASS_MISSING;
      if (degrees.some(isOutsideItsClass)) return OTHER_CLASS;
      const graduations = await this.store.add(tx, degrees as Omit<Graduation, 'centerId' | 'version'>[]);
      await this.audit.recordAll(
        tx,
        actor,
        graduations.map((after) => ({ action: 'graduation.recorded', ...subject(after.id), after })),
      );
      return ok({ graduations });
    });
  }

  change(actor: Actor, input: ChangeGraduationInput): Promise<Result<{ graduation: Graduation }>> {
    return this.useCases.run(actor, { name: 'changeGraduation', input }, async (tx) => {
      const given = parseChanges(GraduationFields, input);
      if (!given.ok) return given;
      const held = await this.hold(tx, input);
      if (!held.ok) return held;
      const before = held.value;
      const changed = { ...before, ...given.value };
      const moved = given.value.graduatedOn ? classOf(given.value.graduatedOn) : changed.graduatingClass;
      const after = { ...changed, graduatingClass: given.value.graduatingClass ?? moved, version: before.version + 1 };
      if (after.graduatingClass === null) return CLASS_MISSING;
      if (isOutsideItsClass(after)) return OTHER_CLASS;
      const graduation = { ...after, graduatingClass: after.graduatingClass };
      await this.store.change(tx, graduation);
      await this.audit.record(tx, actor, {
        action: 'graduation.changed',
        ...subject(before.id),
        before,
        after: graduation,
      });
      return ok({ graduation });
    });
  }

  /** For what was recorded by mistake; the audit trail keeps it. */
  remove(actor: Actor, input: RemoveGraduationInput): Promise<Result<{ graduation: Graduation }>> {
    return this.useCases.run(actor, { name: 'removeGraduation', input }, async (tx) => {
      const held = await this.hold(tx, input);
      if (!held.ok) return held;
      await this.store.remove(tx, held.value.id);
      await this.audit.record(tx, actor, {
        action: 'graduation.removed',
        ...subject(held.value.id),
        before: held.value,
      });
      return ok({ graduation: held.value });
    });
  }

  private async hold(tx: Transaction, input: object): Promise<Result<Graduation>> {
    const named = parse(Versioned, input);
    if (!named.ok) return named;
    const found = await this.store.byIdToChange(tx, named.value.id);
    if (!found) return NOT_FOUND;
    const current = expectVersion(found.version, named.value.version);
    return current.ok ? ok(found) : current;
  }

  private newborn(actor: Actor) {
    return { id: newId(), recordedAt: new Date(this.clock.now()), recordedBy: actor.userId };
  }
}

type Degree = Omit<RosterDegree, 'studentId'> & Pick<Graduation, 'graduatedOn'>;

/** What is given goes before the roster; the day tells the class. */
const conferred = (given: Degree, roster: RosterDegree) => ({
  studentId: roster.studentId,
  graduatedOn: given.graduatedOn,
  graduatingClass:
    given.graduatingClass ?? (given.graduatedOn === null ? roster.graduatingClass : classOf(given.graduatedOn)),
  degreeLevel: given.degreeLevel ?? roster.degreeLevel,
  program: given.program ?? roster.program,
});

const isOutsideItsClass = ({ graduatedOn, graduatingClass }: Pick<Degree, 'graduatedOn' | 'graduatingClass'>) =>
  graduatedOn !== null && classOf(graduatedOn) !== graduatingClass;

const subject = (id: string) => ({ subjectType: 'Graduation', subjectId: id });
