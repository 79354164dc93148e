import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** A named statement is parsed and planned once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One shared connection; `underWay` reads have been sent on it and not been answered. */
interface Lane {
  client: Promise<pg.Client> | undefined;
  underWay: number;
}

/**
 * Short known reads over a few shared connections in pipeline mode. The statements of one read leave in one
 * synchronous turn, so no other read can come between `BEGIN` and `COMMIT`.
 */
@Injectable()
export class HotReads implements OnApplicationShutdown {
  private readonly lanes: readonly Lane[];

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.lanes = Array.from({ length: connections }, () => ({ client: undefined, underWay: 0 }));
  }

  /** One statement that looks after its own center. */
  async alone<Row>(statement: Statement): Promise<Row[]> {
    const answer = await this.onFreestLane((client) => client.query({ ...statement, values: [...statement.values] }));
    return answer.rows as Row[];
  }

  /** One statement inside a center: `BEGIN`, set the center, the statement, `COMMIT`, all in one round trip. */
  async inCenter<Row>(centerId: string, statement: Statement): Promise<Row[]> {
    const answers = await this.onFreestLane((client) =>
      Promise.allSettled([
        client.query(BEGIN_READ),
        client.query({ ...SET_CENTER, values: [centerId] }),
        client.query({ ...statement, values: [...statement.values] }),
        client.query(COMMIT),
      ]),
    );
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers[2] as PromiseFulfilledResult<pg.QueryResult>).value.rows as Row[];
  }

  async onApplicationShutdown(): Promise<void> {
    const open = await Promise.allSettled(this.lanes.map(({ client }) => client));
    await Promise.allSettled(open.map((client) => client.status === 'fulfilled' && client.value?.end()));
  }

  /** Taking turns instead would let short reads wait behind a long one while another lane is empty. */
  private async onFreestLane<Answer>(read: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
    const lane = this.lanes.reduce((freest, each) => (each.underWay < freest.underWay ? each : freest));
    lane.underWay += 1;
    try {
      return await read(await (lane.client ?? this.connect(lane)));
    } finally {
      lane.underWay -= 1;
    }
  }

  /** A connection that breaks leaves its lane empty; the next read opens a new one. */
  private connect(lane: Lane): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      pipeline: true,
      application_name: 'followthrough-reads',
    });
    const connected = client.connect().then(() => client);
    const forget = (): void => {
      if (lane.client === connected) lane.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    connected.catch(forget);
    lane.client = connected;
    return connected;
  }
}

const BEGIN_READ = { name: 'begin-read', text: 'BEGIN READ ONLY' };
const SET_CENTER = { name: 'set-center', text: 'SELECT set_center($1)' };
const COMMIT = { name: 'commit', text: 'COMMIT' };
