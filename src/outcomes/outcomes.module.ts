import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProspectsModule } from '../prospects/index.js';
import { Acceptances } from './acceptances.service.js';
import { Endings } from './endings.service.js';
import { HeldOffers } from './held-offers.service.js';
import { Offers } from './known-offers.service.js';
import { KnownOutcomes } from './known-outcomes.service.js';
import { OfferAnswers } from './offer-answers.service.js';
import { OfferChangesService } from './offer-changes.service.js';
import { OfferExtensions } from './offer-extensions.service.js';
import { OfferLists } from './offer-lists.store.js';
import { OfferLosses } from './offer-losses.service.js';
import { OffersResolver } from './offers.resolver.js';
import { OffersService } from './offers.service.js';
import { Offer, OfferExtension, Outcome } from './outcome.entity.js';
import { OutcomesResolver } from './outcomes.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { OutcomesStore } from './outcomes.store.js';
import { PastOutcomes } from './past-outcomes.service.js';
import { WithdrawalsResolver } from './withdrawals.resolver.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { WithdrawalsStore } from './withdrawals.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Offer, OfferExtension, Outcome]), ProspectsModule],
  providers: [
    Acceptances,
    Endings,
    HeldOffers,
    KnownOutcomes,
    OfferAnswers,
    OfferChangesService,
    OfferExtensions,
    OfferLists,
    OfferLosses,
    Offers,
    OffersResolver,
    OffersService,
    OutcomesResolver,
    OutcomesService,
    OutcomesStore,
    PastOutcomes,
    WithdrawalsResolver,
    WithdrawalsService,
    WithdrawalsStore,
  ],
  exports: [Endings, OfferChangesService, Offers, OffersService, OutcomesService, PastOutcomes],
})
export class OutcomesModule {}
