/** Migrates and serves until asked to stop; answers the exit code. */
export function runService(root: string, given: Readonly<Record<string, string | undefined>>): Promise<number>;
