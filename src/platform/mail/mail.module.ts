import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** Where Nest keeps the Mailer, or null when mail does not go over the wire. */
export const MAILER = Symbol('MAILER');

/** Nobody must hear from a demo. */
const mailerOf = ({ demo, smtpUrl, mailFrom, smtpConnections }: Config): Mailer | null =>
  demo || smtpUrl === null ? null : new SmtpMailer({ url: smtpUrl, from: mailFrom, connections: smtpConnections });

@Global()
@Module({ providers: [{ provide: MAILER, inject: [CONFIG], useFactory: mailerOf }], exports: [MAILER] })
export class MailModule {}
