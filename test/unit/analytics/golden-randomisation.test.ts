import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { armOf, armsOf, type KeyedHash } from '../../../src/analytics/domain/permuted-blocks.js';
import { golden } from '../../support/golden.js';

interface Randomisation {
  readonly seed_hex: string;
  readonly seed_commitment_sha256_of_hex_string: string;
  readonly cases: {
    trial_id: string;
    stratum: string;
    arms: string[];
    block_multipliers: number[];
    n: number;
    sequence: string[];
  }[];
}

const reference = golden<Randomisation>('randomisation.json');
const key = Buffer.from(reference.seed_hex, 'hex');
const hash: KeyedHash = (message) => createHmac('sha256', key).update(message).digest();

describe('randomisation.json: every key is compared, exactly', () => {
  for (const { trial_id: trialId, stratum, arms, block_multipliers: multipliers, n, sequence } of reference.cases)
    it(`${trialId} ${stratum}`, () => {
      const design = { trialId, stratum, arms, multipliers };
      expect(armsOf(n, design, hash)).toEqual(sequence);
      expect(sequence.map((_, index) => armOf(index, design, hash))).toEqual(sequence);
    });
  it('the commitment to the seed', () => {
    const commitment = createHash('sha256').update(reference.seed_hex).digest('hex');
    expect(commitment).toBe(reference.seed_commitment_sha256_of_hex_string);
  });
});
