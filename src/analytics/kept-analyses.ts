import type { Analyses, Model } from './analysis.js';

/** Answers are small; the one made longest ago goes first. */
const MOST = 300;

interface Made {
  /** What was visible when the facts were read. */
  readonly snapshot: string;
  readonly analysis: Analyses[Model];
}

/** Analyses by center, model and day, each together with the state of the data it was made from. Those who ask while one is made wait for it. */
export class KeptAnalyses {
  private readonly kept = new Map<string, Promise<Made>>();

  async get(
    key: string,
    isOutdated: (snapshot: string) => Promise<boolean>,
    make: () => Promise<Made>,
  ): Promise<Analyses[Model]> {
    const known = this.kept.get(key);
    if (known) {
      const { snapshot, analysis } = await known;
      if (!(await isOutdated(snapshot))) return analysis;
    }
    // Another one may have begun while this one asked whether the old one still holds.
    const begun = this.kept.get(key);
    const made = begun && begun !== known ? begun : this.begin(key, make());
    return (await made).analysis;
  }

  private begin(key: string, made: Promise<Made>): Promise<Made> {
    this.kept.delete(key);
    this.kept.set(key, made);
    made.catch(() => this.kept.get(key) === made && this.kept.delete(key));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) break;
      this.kept.delete(oldest);
    }
    return made;
  }
}
