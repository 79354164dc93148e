export { Endings } from './endings.service.js';
export { Offers } from './known-offers.service.js';
export { OffersService } from './offers.service.js';
export { OfferTermsInput } from './outcomes.inputs.graphql.js';
export { OfferTerms } from './outcomes.input.js';
export { OutcomesModule } from './outcomes.module.js';
export { OutcomesService } from './outcomes.service.js';
export { OutcomesStore } from './outcomes.store.js';
