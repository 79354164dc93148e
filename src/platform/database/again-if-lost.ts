const MOST_ATTEMPTS = 5;

/** Serialization failure, deadlock, and a key that another transaction took in the same moment. */
const LOST = new Set(['40001', '40P01', '23505']);

/** Does a transaction that lost against another one again: everything of it was rolled back. */
export async function againIfLost<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (nth === MOST_ATTEMPTS || !lostAgainstAnother(error)) throw error;
    }
  }
}

/** Whether a transaction was refused only because another one was there in the same moment. */
export const lostAgainstAnother = (error: unknown): boolean =>
  error instanceof Error && LOST.has(String((error as { code?: unknown }).code));
