import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { type Config, CONFIG } from '../platform/config/index.js';
import { MAILER, type Mailer, MailRefused } from '../platform/mail/index.js';
import { type Carrier, Carriers } from './carriers.js';
import { type Delivery, DeliveryRefused, type EmailMessage } from './delivery.js';
import { OutboxStore } from './outbox/outbox.store.js';

const LAID_OUT_AT_ONCE = 5;

/** Brings e-mail to the mail server, or lays it out where there is none. */
@Injectable()
export class EmailCarrier implements OnModuleInit {
  constructor(
    private readonly carriers: Carriers,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
    @Inject(MAILER) private readonly mailer: Mailer | null,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (this.mailer) this.carriers.register(overSmtp(this.mailer));
    else if (this.config.environment !== 'production') this.carriers.register(this.intoTheOutbox());
    else new Logger('deliveries').warn('SMTP_URL is not set: e-mail waits until it is.');
  }

  private intoTheOutbox(): Carrier<EmailMessage> {
    return {
      channel: 'EMAIL',
      atOnce: LAID_OUT_AT_ONCE,
      send: async ({ to, subject, text, html }, { centerId, id }) => {
        const writtenAt = new Date(this.clock.now());
        await this.outbox.add({ centerId, deliveryId: id, recipient: to, subject, text, html, writtenAt });
        return { receipt: null };
      },
    };
  }
}

const overSmtp = (mailer: Mailer): Carrier<EmailMessage> => ({
  channel: 'EMAIL',
  atOnce: mailer.atOnce,
  send: async (message, delivery) => {
    try {
      return { receipt: await mailer.send({ ...message, messageId: messageIdOf(delivery) }) };
    } catch (error) {
      throw error instanceof MailRefused ? new DeliveryRefused(error.message) : error;
    }
  },
});

/** The same at every attempt, so that a repeat after a crash can be told from a second message (RFC 5322, 3.6.4). */
const messageIdOf = ({ centerId, id }: Delivery): string => `<${id}@${centerId}.followthrough>`;
