/** Lets whoever else waits in this process have a turn, in the midst of long work. */
export const othersTurn = (): Promise<void> => new Promise((done) => void setImmediate(done));
