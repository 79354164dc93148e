import { Injectable } from '@nestjs/common';
import { tryAll } from '../kernel/try-all.js';
import { CentersStore } from './centers.store.js';

/** Goes round all centers; what goes wrong in one keeps no other waiting. */
@Injectable()
export class EveryCenter {
  constructor(private readonly centers: CentersStore) {}

  /** Answers what each center answered; throws an AggregateError of what failed when all have had their turn. */
  async each<T>(work: (centerId: string) => Promise<T>): Promise<T[]> {
    return tryAll(await this.centers.allIds(), (centerId) => `Center ${centerId} failed.`, work);
  }
}
