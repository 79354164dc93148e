import type { SeedOptions } from './options.js';
import type { Progress } from './seeding.js';

const KILOBYTES_PER_MEGABYTE = 1024;

/** Says how far a seed is, and in the end what it made and what that took. */
export class SeedReport {
  private readonly startedAt: number;
  private prospects = 0;
  private rows = 0;

  constructor(
    private readonly options: SeedOptions,
    private readonly now: () => number,
  ) {
    this.startedAt = now();
  }

  tell({ center, prospects, rows }: Progress): void {
    this.prospects += prospects;
    this.rows += rows;
    // A log keeps the last line only; a terminal sees it move.
    if (!process.stdout.isTTY) return;
    process.stdout.write(
      `\r${center}  ${this.prospects} of ${this.options.prospects} prospects, ${this.rows} rows, ${this.pace()} rows/s `,
    );
  }

  end(password: string): void {
    const { students, prospects, centers } = this.options;
    const memory = process.resourceUsage().maxRSS / KILOBYTES_PER_MEGABYTE;
    process.stdout.write(
      [
        `\n${centers} centers, ${students} students, ${prospects} prospects: ${this.rows} rows in ${this.seconds().toFixed(1)} s, ${this.pace()} rows/s.`,
        `Peak memory of this process: ${memory.toFixed(0)} MB.`,
        'Sign in to center seed-001 as admin@seed-001.example, lead@, counselor-1@ or student-1@; likewise in the others.',
        `The password of all of them: ${password}\n`,
      ].join('\n'),
    );
  }

  private pace(): number {
    return Math.round(this.rows / Math.max(this.seconds(), 0.001));
  }

  private seconds(): number {
    return (this.now() - this.startedAt) / 1000;
  }
}
