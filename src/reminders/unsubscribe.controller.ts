import { Controller, Get, Header, HttpCode, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone } from '../identity/index.js';
import { Database } from '../platform/database/index.js';
import { PreferencesService } from './preferences.service.js';
import { UNSUBSCRIBE_STYLE, unsubscribePage } from './templates/unsubscribe.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Stops the mails of whoever holds a link from one of them. Looking changes nothing, because mail programs look at links by themselves; a POST stops them at once (RFC 8058). */
@Controller('reminders')
export class UnsubscribeController {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly database: Database,
    private readonly preferences: PreferencesService,
  ) {}

  @AllowAnyone()
  @Get('unsubscribe')
  look(@Query('token') token: unknown, @Res() reply: FastifyReply) {
    return send(reply, this.links.read(token) ? 'ASK' : 'UNKNOWN', String(token));
  }

  @AllowAnyone()
  @Post('unsubscribe')
  async stop(@Query('token') token: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const whose = this.links.read(token);
    const done =
      whose !== null &&
      (await this.database.inCenter(whose.centerId, (tx) =>
        this.preferences.stopMails(tx, { userId: whose.personId, requestId: request.id }, whose.personId),
      ));
    return send(reply, done ? 'DONE' : 'UNKNOWN', '');
  }

  @AllowAnyone()
  @Get('unsubscribe.css')
  @HttpCode(HttpStatus.OK)
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return UNSUBSCRIBE_STYLE;
  }
}

type Page = Parameters<typeof unsubscribePage>[0];

const STATUS: Readonly<Record<Page, number>> = {
  ASK: HttpStatus.OK,
  DONE: HttpStatus.OK,
  UNKNOWN: HttpStatus.NOT_FOUND,
};

const send = (reply: FastifyReply, page: Page, token: string) =>
  reply
    .status(STATUS[page])
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(unsubscribePage(page, token));
