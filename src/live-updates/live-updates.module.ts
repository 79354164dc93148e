import { Module } from '@nestjs/common';
import { LiveAudience } from './live-audience.js';
import { LiveChangesStore } from './live-changes.store.js';
import { LiveSockets } from './live-sockets.js';
import { LiveTail } from './live-tail.service.js';
import { LiveUpdatesResolver } from './live-updates.resolver.js';

@Module({
  providers: [LiveAudience, LiveChangesStore, LiveSockets, LiveTail, LiveUpdatesResolver],
  exports: [LiveSockets],
})
export class LiveUpdatesModule {}
