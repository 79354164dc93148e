import pg from 'pg';

/** Texts that a connection keeps prepared; the service has some hundreds, lists of varying length the rest. */
const MOST_PREPARED = 500;

/** One name for each text, the same on every connection. */
const names = new Map<string, string>();

type Query = (...call: unknown[]) => unknown;

/**
 * A connection that prepares what it is asked twice: PostgreSQL then parses and plans a statement once and not each time,
 * which for our joins costs more than running them. TypeORM sends every statement unnamed, so it is done here.
 */
export class PreparingClient extends pg.Client {
  private readonly asked = new Set<string>();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    Object.assign(this, { query: (...call: unknown[]) => query(...this.prepared(call)) });
  }

  /** The call with a name in it, when it is a statement with values that was asked before. */
  private prepared(call: readonly unknown[]): readonly unknown[] {
    const [text, values, ...rest] = call;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || !this.wasAsked(text)) return call;
    return [{ name: nameOf(text), text, values }, ...rest];
  }

  private wasAsked(text: string): boolean {
    if (this.asked.has(text)) return true;
    if (this.asked.size < MOST_PREPARED) this.asked.add(text);
    return false;
  }
}

const nameOf = (text: string): string => names.get(text) ?? newName(text);

const newName = (text: string): string => {
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
};
