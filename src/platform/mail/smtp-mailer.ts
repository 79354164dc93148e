import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { type Mail, type Mailer, MailRefused } from './mailer.js';

export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
  readonly connections: number;
}

/** Together well under the time for which a worker holds a message. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** Sends over a few kept connections. */
export class SmtpMailer implements Mailer, OnApplicationShutdown {
  readonly atOnce: number;
  private readonly transport;
  private readonly from: string;

  constructor({ url, from, connections }: SmtpSettings) {
    this.atOnce = connections;
    this.from = from;
    this.transport = createTransport({
      ...PATIENCE,
      url,
      pool: true,
      maxConnections: connections,
      maxMessages: 1_000,
      // Whether a message is sent again is for its lease to say, not for a connection.
      maxRequeues: 0,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail): Promise<string> {
    try {
      const { response } = await this.transport.sendMail({ ...mail, from: this.from });
      return response;
    } catch (error) {
      throw withoutAddress(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
}

/** What was asked when the server spoke of this one message, and not of us. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA']);

/** What servers say often quotes the address, so only their numbers are kept. */
const withoutAddress = ({ code, responseCode, command, response }: SmtpError): Error => {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
  const words = ['SMTP', responseCode ?? code ?? 'failed', status, command && `at ${command}`]
    .filter(Boolean)
    .join(' ');
  const isFinal = (responseCode ?? 0) >= 500 && ABOUT_THE_MESSAGE.has(command ?? '');
  return isFinal ? new MailRefused(words) : new Error(words);
};
