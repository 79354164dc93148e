import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const FINENESS = 2 ** 32;

/** The only place that draws random numbers; secrets are made elsewhere. */
@Injectable()
export class Chance {
  /** At least 0 and less than 1. */
  next(): number {
    return randomInt(FINENESS) / FINENESS;
  }
}
