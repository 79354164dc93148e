export interface PostgresOptions {
  /** Where the data is kept; made when missing. */
  readonly dataDir: string;
  /** A free one when left out. */
  readonly port?: number;
  /** False for data nobody needs after a crash: faster. Default true. */
  readonly fsync?: boolean;
}

/** A running PostgreSQL: one address per role, to the database `followthrough`. */
export interface RunningPostgres {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly schedulerUrl: string;
  /** For tests that plant what no role of ours may do; the service never gets it. */
  readonly superuserUrl: string;
  stop(): Promise<void>;
}

export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
