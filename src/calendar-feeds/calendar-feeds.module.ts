import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeedsResolver } from './calendar-feeds.resolver.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';
import { FeedFetches } from './feed-fetches.service.js';
import { FeedItemsStore } from './feed-items.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([CalendarFeed])],
  controllers: [CalendarFeedsController],
  providers: [CalendarFeedsResolver, CalendarFeedsService, CalendarFeedsStore, FeedFetches, FeedItemsStore],
})
export class CalendarFeedsModule {}
