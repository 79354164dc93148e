import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import { keysOf, PageArgs, pageOf, payloadOf, rowsToRead, toConnection } from '../../platform/graphql/index.js';
import { whoseExports } from '../jobs/whose-exports.js';
import {
  EndExportScheduleInput,
  ExportScheduleConnection,
  ExportSchedulePayload,
  ExportScheduleType,
  ScheduleExportInput,
} from './export-schedules.graphql.js';
import { ExportSchedules } from './export-schedules.service.js';
import { ExportSchedulesStore } from './export-schedules.store.js';

@Resolver(() => ExportScheduleType)
export class ExportSchedulesResolver {
  constructor(
    private readonly schedules: ExportSchedules,
    private readonly store: ExportSchedulesStore,
  ) {}

  @Allow('rows.export')
  @Query(() => ExportScheduleConnection, {
    description: 'Your schedules that go on, as admin everybody’s, the newest first.',
  })
  async exportSchedules(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const rows = await this.store.newestFirst(actor.centerId, {
      personId: whoseExports(actor),
      afterId: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('rows.export')
  @Mutation(() => ExportSchedulePayload, {
    description:
      'Makes an export each day, week or month, at an hour of the center’s day, and mails you a link. Twenty in a center: `TOO_MANY_EXPORT_SCHEDULES`.',
  })
  async scheduleExport(@SignedInActor() actor: Actor, @Args('input') input: ScheduleExportInput) {
    return payloadOf(await this.schedules.schedule(actor, input), input.clientMutationId);
  }

  @Allow('rows.export')
  @Mutation(() => ExportSchedulePayload, {
    description: 'Ends a schedule; exports that it has made stay until they expire.',
  })
  async endExportSchedule(@SignedInActor() actor: Actor, @Args('input') input: EndExportScheduleInput) {
    return payloadOf(await this.schedules.end(actor, input), input.clientMutationId);
  }
}
