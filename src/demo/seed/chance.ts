import type { Instant } from '../../kernel/instant.js';
import { sum } from '../../kernel/sum.js';

/** Choices and how often each is taken, relative to the others. */
export type Weights<Choice> = readonly (readonly [Choice, number])[];

const TWO_TO_32 = 2 ** 32;
const WARM_UP = 12;

/**
 * Numbers that look random and are the same for the same seed: sfc32 of Chris Doty-Humphrey's PractRand, the seed
 * spread by FNV-1a. Not for secrets.
 */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    [this.a, this.b, this.c] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`)];
    for (let turn = 0; turn < WARM_UP; turn += 1) this.word();
  }

  /** 0 <= number < 1. */
  next(): number {
    return this.word() / TWO_TO_32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in that share of cases: 0.3 is three in ten. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[Math.floor(this.next() * choices.length)] as Choice;
  }

  weigh<Choice>(weights: Weights<Choice>): Choice {
    let left = this.next() * sum(weights.map(([, weight]) => weight));
    const chosen = weights.find(([, weight]) => (left -= weight) < 0) ?? weights.at(-1);
    return chosen![0];
  }

  /** An id in the shape of a UUIDv7 (RFC 9562) made at that instant. */
  id(at: Instant): string {
    const time = at.toString(16).padStart(12, '0');
    const [first, second, third] = [this.hex(), this.hex(), this.hex()];
    const variant = '89ab'[this.word() >>> 30];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${first.slice(0, 3)}-${variant}${second.slice(0, 3)}-${third}${first.slice(4)}`;
  }

  private hex(): string {
    return this.word().toString(16).padStart(8, '0');
  }

  private word(): number {
    const word = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + word) >>> 0;
    return word;
  }
}

const hash = (text: string): number =>
  [...text].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261);
