import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, SignedInActor } from '../identity/index.js';
import { keysOf, LocalDate, PageArgs, pageOf, payloadOf, rowsToRead, toConnection } from '../platform/graphql/index.js';
import {
  AddClosureInput,
  BusinessDaysType,
  CalendarType,
  ChangeCalendarInput,
  ChangeCalendarPayload,
  ClosureConnection,
  ClosurePayload,
  RemoveClosureInput,
} from './calendars.graphql.js';
import { CalendarsService } from './calendars.service.js';
import { CalendarsStore } from './calendars.store.js';
import { DayCountService } from './day-count.service.js';

@Resolver(() => CalendarType)
export class CalendarsResolver {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly dayCount: DayCountService,
    private readonly store: CalendarsStore,
  ) {}

  @Allow('center.see')
  @Query(() => CalendarType, { description: 'When the center works.' })
  calendar(@SignedInActor() actor: Actor) {
    return this.store.calendar(actor.centerId);
  }

  @ResolveField(() => ClosureConnection, { description: 'Closures by their first day, past ones too.' })
  async closures(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'day', 'id');
    const rows = await this.store.closures(actor.centerId, {
      after: after && { firstDay: after[0], id: after[1] },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (closure) => [closure.firstDay, closure.id]));
  }

  @Allow('center.see')
  @Query(() => BusinessDaysType, {
    description: 'Counts business days of the center, as due days are counted, and says what was skipped and why.',
  })
  businessDays(
    @SignedInActor() actor: Actor,
    @Args('from', { type: () => LocalDate, description: 'The day to count from; it does not count itself.' })
    from: string,
    @Args('count', {
      type: () => Int,
      description: 'How many, -250 to 250; 0: the day itself or the next business day.',
    })
    count: number,
  ) {
    return this.dayCount.count(actor, from, count);
  }

  @Allow('center.change')
  @Mutation(() => ChangeCalendarPayload, {
    description: 'Changes when the center works; every next step is dated anew within the next sweep.',
  })
  async changeCalendar(@SignedInActor() actor: Actor, @Args('input') input: ChangeCalendarInput) {
    return payloadOf(await this.calendars.change(actor, input), input.clientMutationId);
  }

  @Allow('center.change')
  @Mutation(() => ClosurePayload, {
    description: 'Closes the center on some days; every next step is dated anew within the next sweep.',
  })
  async addClosure(@SignedInActor() actor: Actor, @Args('input') input: AddClosureInput) {
    return payloadOf(await this.calendars.addClosure(actor, input), input.clientMutationId);
  }

  @Allow('center.change')
  @Mutation(() => ClosurePayload, { description: 'Opens the center on those days after all.' })
  async removeClosure(@SignedInActor() actor: Actor, @Args('input') input: RemoveClosureInput) {
    return payloadOf(await this.calendars.removeClosure(actor, input), input.clientMutationId);
  }
}
