import { Controller, Get, HttpStatus, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { isId } from '../kernel/id.js';
import { TrialRecords } from './trial-records.service.js';

const NOT_FOUND = ['POLICY_TRIAL_NOT_FOUND', 'There is no trial with this id.', HttpStatus.NOT_FOUND] as const;
const LOCKED = [
  'TRIAL_RESULTS_LOCKED',
  'The seed and the lots are shown when the trial has ended.',
  HttpStatus.CONFLICT,
] as const;

/** The lots of a trial with their seed, for `verify-trial`; everything else about trials is GraphQL. */
@Controller('policy-trials')
export class TrialRecordsController {
  constructor(private readonly records: TrialRecords) {}

  @Allow('rows.export')
  @Get(':id.json')
  async json(@SignedInActor() actor: Actor, @Param('id') given: string, @Res() reply: FastifyReply): Promise<void> {
    const id = given.toLowerCase();
    const found = isId(id) ? await this.records.find(actor, id) : null;
    if (found === null) throw new Denial(...NOT_FOUND);
    if (found === 'LOCKED') throw new Denial(...LOCKED);
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="policy-trial-${id}.json"`)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(found, null, 1));
  }
}
