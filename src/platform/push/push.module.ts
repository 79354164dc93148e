import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { WebPush } from './web-push.js';

/** Where Nest keeps the WebPush, or null when none is set up. */
export const WEB_PUSH = Symbol('WEB_PUSH');

const webPushOf = ({ vapid }: Config): WebPush | null => (vapid === null ? null : new WebPush(vapid));

@Global()
@Module({ providers: [{ provide: WEB_PUSH, inject: [CONFIG], useFactory: webPushOf }], exports: [WEB_PUSH] })
export class PushModule {}
