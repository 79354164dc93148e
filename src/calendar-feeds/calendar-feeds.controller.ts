import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowAnyone } from '../identity/index.js';
import { isNamedIn } from './domain/entity-tag.js';
import { FeedFetches } from './feed-fetches.service.js';

/** Calendar programs cannot sign in: the address itself is the secret. */
@Controller('calendar')
export class CalendarFeedsController {
  constructor(private readonly fetches: FeedFetches) {}

  @AllowAnyone()
  @Get(':file')
  async feed(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const feed = file.endsWith('.ics') ? await this.fetches.fetch(file.slice(0, -'.ics'.length)) : null;
    if (!feed) throw new NotFoundException({ code: 'NOT_FOUND', message: 'There is no calendar under this address.' });
    // A reply is awaited only once it is sent.
    void reply.header('etag', feed.entityTag).header('cache-control', 'private, no-cache');
    await (isNamedIn(known, feed.entityTag)
      ? reply.code(304).send()
      : reply.header('content-type', 'text/calendar; charset=utf-8').send(feed.text));
  }
}
