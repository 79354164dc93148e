export function runningPostmaster(cluster: string): { pid: number; port: number } | undefined;
export function isAlive(pid: number): boolean;
