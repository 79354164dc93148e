/** Says which row of which center has work waiting; what the work is stands in the row. */
export interface Wake {
  readonly centerId: string;
  readonly id: string;
}

export type Work = (wake: Wake) => Promise<void>;

/**
 * Wakes workers. The rows in PostgreSQL are the truth and say what is to be done: a wake that gets lost costs time, because a
 * sweep finds the row later, and one that comes twice costs nothing.
 */
export interface Queue {
  wake(wake: Wake): Promise<void>;
  /** Whoever works takes one wake at a time. */
  work(work: Work): void;
}

/** The queues of this process, by name. */
export abstract class Queues {
  abstract queue(name: string): Queue;
}
