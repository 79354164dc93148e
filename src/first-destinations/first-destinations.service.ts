import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { fail, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse, parseChanges } from '../platform/validation/index.js';
import { DestinationRows } from './destination-rows.service.js';
import { DestinationSuggestionsStore } from './destination-suggestions.store.js';
import type { FirstDestination } from './first-destination.entity.js';
import { Confirmation, DestinationFields, NewDestination, Retraction, Versioned } from './first-destinations.input.js';
import type {
  ConfirmFirstDestinationInput,
  CorrectFirstDestinationInput,
  RecordFirstDestinationInput,
  RetractFirstDestinationInput,
} from './first-destinations.inputs.graphql.js';

type Answer = Promise<Result<{ firstDestination: FirstDestination }>>;

const NOT_SUGGESTED = fail(
  'OFFER_NOT_FOUND',
  'There is no accepted offer with this id of a student of this class that waits to be confirmed.',
  'offerId',
);

/** What graduates do after the degree: suggested by accepted offers, confirmed or recorded by a person, corrected or retracted. */
@Injectable()
export class FirstDestinationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly rows: DestinationRows,
    private readonly suggestions: DestinationSuggestionsStore,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  record(actor: Actor, input: RecordFirstDestinationInput): Answer {
    return this.useCases.run(actor, { name: 'recordFirstDestination', input }, async (tx) => {
      const given = parse(NewDestination, input);
      if (!given.ok) return given;
      const knownOn = given.value.knownOn ?? (await this.today(tx));
      return this.rows.add(tx, actor, { ...given.value, knownOn, offerId: null });
    });
  }

  /** Takes over what the offer says and when the first one came; the person adds what no offer tells. */
  confirm(actor: Actor, input: ConfirmFirstDestinationInput): Answer {
    return this.useCases.run(actor, { name: 'confirmFirstDestination', input }, async (tx) => {
      const given = parse(Confirmation, input);
      if (!given.ok) return given;
      const { offerId, graduatingClass } = given.value;
      const suggested = await this.suggestions.byOffer(tx, offerId, graduatingClass);
      if (!suggested) return NOT_SUGGESTED;
      const { position, firstOfferedOn, ...offered } = suggested;
      const evidence = given.value.evidence ?? (position && `Accepted offer: ${position}`);
      return this.rows.add(tx, actor, {
        ...offered,
        ...given.value,
        outcome: 'EMPLOYED',
        offeredOn: firstOfferedOn,
        evidence,
      });
    });
  }

  correct(actor: Actor, input: CorrectFirstDestinationInput): Answer {
    return this.useCases.run(actor, { name: 'correctFirstDestination', input }, async (tx) => {
      const named = parse(Versioned, input);
      const given = parseChanges(DestinationFields, input);
      if (!named.ok) return named;
      if (!given.ok) return given;
      const { knownOn, ...others } = given.value;
      return this.rows.correct(tx, actor, named.value, knownOn ? { ...others, knownOn } : others);
    });
  }

  /** For what is wrong: it counts no more and stays in the record. */
  retract(actor: Actor, input: RetractFirstDestinationInput): Answer {
    return this.useCases.run(actor, { name: 'retractFirstDestination', input }, async (tx) => {
      const given = parse(Retraction, input);
      return given.ok ? this.rows.retract(tx, actor, given.value, given.value.reason) : given;
    });
  }

  private async today(tx: Transaction): Promise<Day> {
    return dayIn((await this.calendars.calendarsOf(tx)).of().zone, this.clock.now());
  }
}
