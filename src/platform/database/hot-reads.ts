import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** A named statement is parsed and planned once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Short known reads over a few shared connections in pipeline mode. The statements of one read leave in one
 * synchronous turn, so no other read can come between `BEGIN` and `COMMIT`.
 */
@Injectable()
export class HotReads implements OnApplicationShutdown {
  private readonly clients: (Promise<pg.Client> | undefined)[];
  private turn = 0;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.clients = Array.from({ length: connections });
  }

  /** One statement that looks after its own center. */
  async alone<Row>(statement: Statement): Promise<Row[]> {
    const client = await this.nextClient();
    const answer = await client.query({ ...statement, values: [...statement.values] });
    return answer.rows as Row[];
  }

  /** One statement inside a center: `BEGIN`, set the center, the statement, `COMMIT`, all in one round trip. */
  async inCenter<Row>(centerId: string, statement: Statement): Promise<Row[]> {
    const client = await this.nextClient();
    const answers = await Promise.allSettled([
      client.query(BEGIN_READ),
      client.query({ ...SET_CENTER, values: [centerId] }),
      client.query({ ...statement, values: [...statement.values] }),
      client.query(COMMIT),
    ]);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers[2] as PromiseFulfilledResult<pg.QueryResult>).value.rows as Row[];
  }

  async onApplicationShutdown(): Promise<void> {
    const open = await Promise.allSettled(this.clients.filter((client) => client !== undefined));
    await Promise.allSettled(open.map((client) => client.status === 'fulfilled' && client.value.end()));
  }

  private nextClient(): Promise<pg.Client> {
    this.turn = (this.turn + 1) % this.clients.length;
    return (this.clients[this.turn] ??= this.connect(this.turn));
  }

  /** A connection that breaks leaves its place empty; the next read opens a new one. */
  private async connect(place: number): Promise<pg.Client> {
    const forget = (): void => void (this.clients[place] = undefined);
    try {
      const client = new pg.Client({ connectionString: this.url, pipeline: true, application_name: 'followthrough-reads' });
      client.on('error', forget);
      client.on('end', forget);
      await client.connect();
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

const BEGIN_READ = { name: 'begin-read', text: 'BEGIN READ ONLY' };
const SET_CENTER = { name: 'set-center', text: 'SELECT set_center($1)' };
const COMMIT = { name: 'commit', text: 'COMMIT' };
