import { Controller, Get, HttpStatus, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { isId } from '../kernel/id.js';
import { type FileKind, ReportRunFiles } from './report-run-files.service.js';

const NOT_FOUND = ['REPORT_RUN_NOT_FOUND', 'There is no report run with this id.', HttpStatus.NOT_FOUND] as const;
const NOT_DONE = ['REPORT_RUN_NOT_DONE', 'This report run is not done.', HttpStatus.CONFLICT] as const;
const CSV = 'text/csv; charset=utf-8; header=present';

/** Frozen reports as files: CSV (RFC 4180, UTF-8) and canonical JSON; everything else about reports is GraphQL. */
@Controller('report-runs')
export class ReportRunsController {
  constructor(private readonly files: ReportRunFiles) {}

  /** The whole run; of one run always the same bytes. Without the right to see everybody: what may be told of its figures. */
  @Allow('report.see')
  @Get(':id.json')
  json(@SignedInActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, id, reply, { kind: 'json', type: 'application/json; charset=utf-8', ending: '.json' });
  }

  /** One line for each record, with the name of today, how it was counted and why. */
  @Allow('report.see')
  @Get(':id.csv')
  records(@SignedInActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, id, reply, { kind: 'records', type: CSV, ending: '.csv' });
  }

  /** One line for each figure. */
  @Allow('report.see')
  @Get(':id/figures.csv')
  figures(@SignedInActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, id, reply, { kind: 'figures', type: CSV, ending: '-figures.csv' });
  }

  private async send(
    actor: Actor,
    given: string,
    reply: FastifyReply,
    { kind, type, ending }: { kind: FileKind; type: string; ending: string },
  ): Promise<void> {
    const id = given.toLowerCase();
    const run = isId(id) ? await this.files.find(actor, id) : null;
    if (run === null) throw new Denial(...NOT_FOUND);
    if (run.status !== 'DONE') throw new Denial(...NOT_DONE);
    const name = `${run.standard.toLowerCase().replaceAll('_', '-')}-${run.fromDay}-${run.toDay}${ending}`;
    await reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(await this.files.open(actor, run, kind));
  }
}
