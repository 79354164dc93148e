import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProspectsModule } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import { Offers } from './known-offers.service.js';
import { KnownOutcomes } from './known-outcomes.service.js';
import { OffersService } from './offers.service.js';
import { Offer, Outcome } from './outcome.entity.js';
import { OutcomesResolver } from './outcomes.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { OutcomesStore } from './outcomes.store.js';
import { WithdrawalsResolver } from './withdrawals.resolver.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { WithdrawalsStore } from './withdrawals.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Offer, Outcome]), ProspectsModule],
  providers: [
    Endings,
    KnownOutcomes,
    Offers,
    OffersService,
    OutcomesResolver,
    OutcomesService,
    OutcomesStore,
    WithdrawalsResolver,
    WithdrawalsService,
    WithdrawalsStore,
  ],
  exports: [Endings, Offers, OffersService, OutcomesService],
})
export class OutcomesModule {}
