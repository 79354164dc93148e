import { Inject, Injectable } from '@nestjs/common';
import { sum } from '../kernel/sum.js';
import { type Config, CONFIG } from '../platform/config/index.js';

const MOST_PER_CENTER = 2;

/** Each running export holds a connection of the pool: so few per center, and never more than half of the pool in all. */
@Injectable()
export class ExportSlots {
  private readonly running = new Map<string, number>();
  private readonly most: number;

  constructor(@Inject(CONFIG) config: Config) {
    this.most = Math.max(1, Math.floor(config.databasePoolSize / 2));
  }

  /** False: as many as may are running already. */
  take(centerId: string): boolean {
    const ofCenter = this.running.get(centerId) ?? 0;
    const inAll = sum([...this.running.values()]);
    if (ofCenter >= MOST_PER_CENTER || inAll >= this.most) return false;
    this.running.set(centerId, ofCenter + 1);
    return true;
  }

  giveBack(centerId: string): void {
    const left = (this.running.get(centerId) ?? 1) - 1;
    if (left === 0) this.running.delete(centerId);
    else this.running.set(centerId, left);
  }
}
