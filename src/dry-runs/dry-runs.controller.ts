import { Controller, Get, HttpStatus, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { isId } from '../kernel/id.js';
import { DryRunFiles, type FileKind } from './dry-run-files.service.js';

const NOT_FOUND = ['DRY_RUN_NOT_FOUND', 'There is no dry run with this id.', HttpStatus.NOT_FOUND] as const;
const UNDER_WAY = [
  'DRY_RUN_UNDER_WAY',
  'The dry run has not ended; ask again when it has.',
  HttpStatus.CONFLICT,
] as const;

/** What a dry run found as CSV (RFC 4180, UTF-8); everything else about dry runs is GraphQL. */
@Controller('dry-runs')
export class DryRunsController {
  constructor(private readonly files: DryRunFiles) {}

  /** Who would have owed what and when, and what was done: one line for each. */
  @Allow('rows.export')
  @Get(':id.csv')
  steps(@SignedInActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, id, reply, { kind: 'steps', ending: '.csv' });
  }

  /** One line for each figure: of all days, of each day, of each kind of step on a day, and of each counselor. */
  @Allow('rows.export')
  @Get(':id/figures.csv')
  figures(@SignedInActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, id, reply, { kind: 'figures', ending: '-figures.csv' });
  }

  private async send(
    actor: Actor,
    given: string,
    reply: FastifyReply,
    { kind, ending }: { kind: FileKind; ending: string },
  ): Promise<void> {
    const id = given.toLowerCase();
    const run = isId(id) ? await this.files.find(actor, id) : null;
    if (run === null) throw new Denial(...NOT_FOUND);
    if (run.status === 'RUNNING') throw new Denial(...UNDER_WAY);
    const csv = await this.files.open(actor, id, kind);
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="dry-run-${run.fromDay}-${run.toDay}${ending}"`)
      .header('cache-control', 'no-store')
      .send(csv);
  }
}
