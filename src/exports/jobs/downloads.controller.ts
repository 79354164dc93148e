import {
  Controller,
  Get,
  Headers,
  HttpException,
  HttpStatus,
  NotFoundException,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone } from '../../identity/index.js';
import { Storage } from '../../platform/storage/index.js';
import { byteRangeOf } from '../domain/byte-range.js';
import { savedName } from '../export-files.js';
import { FORMATS } from '../formats/formats.js';
import { Downloads, type ReadyFile } from './downloads.service.js';

/** Files of exports, behind links that are signed for a person and a time. */
@Controller('exports')
export class DownloadsController {
  constructor(
    private readonly downloads: Downloads,
    private readonly storage: Storage,
  ) {}

  @AllowAnyone()
  @Get('download')
  async download(
    @Query('token') token: unknown,
    @Headers() { range, 'if-range': ifRange }: Readonly<Record<string, string | undefined>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.downloads.open(token, request.id);
    if (!file) throw new NothingHere();
    const isSame = ifRange === undefined || ifRange === tagOf(file);
    const part = byteRangeOf(isSame ? range : undefined, file.bytes);
    if (part === 'NONE') throw new NothingThere(file.bytes);
    const content = await this.storage.read(file.key, part ?? undefined);
    if (!content) throw new NothingHere();
    describe(reply, file);
    if (part)
      void reply
        .code(HttpStatus.PARTIAL_CONTENT)
        .header('content-range', `bytes ${part.first}-${part.last}/${file.bytes}`);
    await reply.header('content-length', part ? part.last - part.first + 1 : file.bytes).send(content);
  }
}

const tagOf = ({ sha256 }: ReadyFile): string => `"${sha256}"`;

const describe = (reply: FastifyReply, file: ReadyFile): void => {
  const { rowSet, format, asOf } = file.of;
  const name = savedName({ rows: rowSet, format }, asOf!.toISOString().slice(0, 10));
  void reply
    .header('content-type', FORMATS[format].mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header('accept-ranges', 'bytes')
    .header('etag', tagOf(file));
};

/** Expired, altered, cancelled, another center's or never there: it is all the same. */
class NothingHere extends NotFoundException {
  constructor() {
    super({ code: 'NOT_FOUND', message: 'There is no file under this address; ask for the export again.' });
  }
}

class NothingThere extends HttpException {
  constructor(bytes: number) {
    super(
      { code: 'RANGE_NOT_SATISFIABLE', message: `The file has ${bytes} bytes; ask for some of these.` },
      HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    );
  }
}
