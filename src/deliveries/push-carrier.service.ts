import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PushRefused, WEB_PUSH, type WebPush } from '../platform/push/index.js';
import { Carriers } from './carriers.js';
import { DeliveryRefused, type PushMessage } from './delivery.js';

const AT_ONCE = 10;

/** Brings messages to browsers, where that is set up. */
@Injectable()
export class PushCarrier implements OnModuleInit {
  constructor(
    private readonly carriers: Carriers,
    @Inject(WEB_PUSH) private readonly webPush: WebPush | null,
  ) {}

  onModuleInit(): void {
    const { webPush } = this;
    if (webPush === null) return;
    this.carriers.register<PushMessage>({
      channel: 'PUSH',
      atOnce: AT_ONCE,
      send: async (message) => {
        try {
          return { receipt: await webPush.send(message) };
        } catch (error) {
          throw error instanceof PushRefused ? new DeliveryRefused(error.message) : error;
        }
      },
    });
  }
}
