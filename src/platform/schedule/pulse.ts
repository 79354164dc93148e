/** Does something again and again, a pause after each time, for as long as it is wanted; what failed is reported and done again. */
export class Pulse {
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private isWanted = false;

  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<unknown>,
    private readonly report: (error: unknown) => void,
  ) {}

  start(): void {
    this.isWanted = true;
    this.wait();
  }

  /** Lets what is under way come to its end. */
  async stop(): Promise<void> {
    this.isWanted = false;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.beating;
  }

  private wait(): void {
    if (!this.isWanted || this.timer || this.beating) return;
    this.timer = setTimeout(() => this.beat(), this.everyMs);
  }

  private beat(): void {
    this.timer = null;
    this.beating = this.work()
      .then(() => undefined, this.report)
      .finally(() => {
        this.beating = null;
        this.wait();
      });
  }
}
