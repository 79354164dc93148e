import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Carrier, Carriers, type Delivery, DeliveryRefused } from '../deliveries/index.js';
import { Clock } from '../platform/clock/index.js';
import { WebhookAttempts } from './webhook-attempts.service.js';
import { signedHeaders } from './webhook-secrets.js';
import { type HttpAnswer, NoAnswer, WebhookSender } from './webhook-sender.js';

export interface WebhookMessage {
  readonly deliveryId: string;
  readonly endpointId: string;
  /** The same however often the event is sent. */
  readonly eventId: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly body: string;
}

const GONE = 410;

/** Posts events to endpoints. */
@Injectable()
export class WebhookCarrier implements Carrier<WebhookMessage>, OnModuleInit {
  readonly channel = 'WEBHOOK';
  readonly atOnce = 10;

  constructor(
    private readonly carriers: Carriers,
    private readonly sender: WebhookSender,
    private readonly attempts: WebhookAttempts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.carriers.register(this);
  }

  async send(message: WebhookMessage, { centerId }: Delivery): Promise<{ receipt: string }> {
    const answer = await this.post(message);
    if (answer instanceof NoAnswer) {
      await this.attempts.note(centerId, message, 'FAILED', { httpStatus: null, error: answer.message });
      throw answer;
    }
    const { status } = answer;
    const error = isTaken(answer) ? null : `The endpoint answered with HTTP status ${status}.`;
    const outcome = error === null ? 'TAKEN' : status === GONE ? 'GONE' : 'FAILED';
    await this.attempts.note(centerId, message, outcome, { httpStatus: status, error });
    if (error === null) return { receipt: `HTTP ${status}` };
    throw outcome === 'GONE' ? new DeliveryRefused(error) : new Error(error);
  }

  private async post({ url, secrets, eventId, body }: WebhookMessage): Promise<HttpAnswer | NoAnswer> {
    try {
      return await this.sender.post(url, signedHeaders(secrets, eventId, this.clock.now(), body), body);
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }
}

/** A redirect is not taken: nobody follows it. */
const isTaken = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;
