import { Controller, Get, HttpStatus, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Denial, SignedInActor } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import { isId } from '../../kernel/id.js';
import { ReportRunFiles } from '../report-run-files.service.js';
import { ReportPapers } from './report-papers.service.js';

const NOT_FOUND = ['REPORT_RUN_NOT_FOUND', 'There is no report run with this id.', HttpStatus.NOT_FOUND] as const;
const NOT_DONE = ['REPORT_RUN_NOT_DONE', 'This report run is not done.', HttpStatus.CONFLICT] as const;

/** Frozen reports on paper. */
@Controller('report-runs')
export class ReportPapersController {
  constructor(
    private readonly runs: ReportRunFiles,
    private readonly papers: ReportPapers,
  ) {}

  /** PDF with charts, tagged so that a screen reader can follow it. */
  @Allow('report.see')
  @Get(':id.pdf')
  async pdf(@SignedInActor() actor: Actor, @Param('id') given: string, @Res() reply: FastifyReply): Promise<void> {
    const id = given.toLowerCase();
    const run = isId(id) ? await this.runs.find(actor, id) : null;
    if (run === null) throw new Denial(...NOT_FOUND);
    const file = await this.papers.pdf(actor, run);
    if (file === null) throw new Denial(...NOT_DONE);
    const name = `${run.standard.toLowerCase().replaceAll('_', '-')}-${run.fromDay}-${run.toDay}.pdf`;
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(file);
  }
}
