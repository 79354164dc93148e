import pg from 'pg';

/** Texts that a connection keeps prepared; the service has some hundreds, lists of varying length the rest. */
const MOST_PREPARED = 500;

/** One name for each text, the same on every connection. */
const names = new Map<string, string>();

/**
 * A connection that prepares what it is asked twice: PostgreSQL then parses and plans a statement once and not each time,
 * which for our joins costs more than running them. TypeORM sends every statement unnamed, so it is done here.
 */
export class PreparingClient extends pg.Client {
  private readonly asked = new Set<string>();

  // The overloads of pg are the caller's business; the arguments are handed on as they are.
  override query(...call: any[]): any {
    const [text, values, ...rest] = call;
    const named = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : null;
    const handOn = super.query as (...args: unknown[]) => unknown;
    return named === null ? handOn.apply(this, call) : handOn.call(this, { name: named, text, values }, ...rest);
  }

  private nameOf(text: string): string | null {
    if (!this.asked.has(text)) {
      if (this.asked.size < MOST_PREPARED) this.asked.add(text);
      return null;
    }
    return names.get(text) ?? newName(text);
  }
}

const newName = (text: string): string => {
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
};
