import { BadRequestException, Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { parse } from '../platform/validation/index.js';
import { EXPORT_FILES, type ExportFile, savedName } from './export-files.js';
import { ExportQuestion } from './exports.input.js';
import { ExportsService } from './exports.service.js';
import { FORMATS } from './formats/formats.js';
import { ROW_SETS } from './rows/row-sets.store.js';

const ALL_ROWS = Object.values(ROW_SETS)
  .map(({ file }) => file)
  .join(', ');
const ALL_FORMATS = Object.values(FORMATS)
  .map(({ extension }) => extension)
  .join(', ');

/**
 * Rows as a file, at once. The answer is whole only when it ends properly: the trailer X-Row-Count then tells the number
 * of rows. A failure in the middle breaks the connection.
 */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Allow('rows.export')
  @Get([...EXPORT_FILES.keys()])
  async rows(
    @SignedInActor() actor: Actor,
    @Query() query: object,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = parse(ExportQuestion, query);
    if (!question.ok)
      throw new BadRequestException({
        code: 'PARAMETERS_NOT_VALID',
        message: 'Correct these parameters.',
        problems: question.failures,
      });
    const asked = fileOf(request);
    const { file, today, rows } = await this.exports.open(actor, asked, question.value);
    await reply
      .header('content-type', FORMATS[asked.format].mediaType)
      .header('content-disposition', `attachment; filename="${savedName(asked, today)}"`)
      .header('cache-control', 'no-store')
      .trailer('x-row-count', async () => String(rows()))
      .send(file);
  }

  @Allow('rows.export')
  @Get(':file')
  other(@Param('file') file: string): never {
    throw new NotFoundException({
      code: 'NO_SUCH_EXPORT',
      message: `There is no export "${file}"; ask for one of ${ALL_ROWS}, as one of ${ALL_FORMATS}: interviews.xlsx.`,
    });
  }
}

const fileOf = ({ routeOptions }: FastifyRequest): ExportFile => {
  const file = EXPORT_FILES.get(routeOptions.url?.split('/').at(-1) ?? '');
  if (!file) throw new Error(`${routeOptions.url} is no export.`);
  return file;
};
