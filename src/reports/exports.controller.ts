import { BadRequestException, Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { parse } from '../platform/validation/index.js';
import { ExportQuestion } from './exports.input.js';
import { ExportsService } from './exports.service.js';
import type { RowSet } from './row-set.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV (RFC 4180, UTF-8). The answer is whole only when it ends properly: the trailer X-Row-Count then tells the number
 * of rows under the header line. A failure in the middle breaks the connection.
 */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Allow('rows.export')
  @Get('outcomes.csv')
  outcomes(@SignedInActor() actor: Actor, @Query() query: object, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, 'outcomes', query, reply);
  }

  @Allow('rows.export')
  @Get('interviews.csv')
  interviews(@SignedInActor() actor: Actor, @Query() query: object, @Res() reply: FastifyReply): Promise<void> {
    return this.send(actor, 'interviews', query, reply);
  }

  private async send(actor: Actor, name: RowSet['name'], query: object, reply: FastifyReply): Promise<void> {
    const question = parse(ExportQuestion, query);
    if (!question.ok)
      throw new BadRequestException({
        code: 'PARAMETERS_NOT_VALID',
        message: 'Correct these parameters.',
        problems: question.failures,
      });
    const { csv, today, rows } = await this.exports.open(actor, name, question.value);
    if (question.value.bom === '1') csv.unshift(BYTE_ORDER_MARK);
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${name}-${today}.csv"`)
      .header('cache-control', 'no-store')
      .trailer('x-row-count', async () => String(rows()))
      .send(csv);
  }
}
