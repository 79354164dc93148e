export { Chance } from './chance.js';
export { ChanceModule } from './chance.module.js';
