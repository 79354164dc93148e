export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export function postgresAccount(): Account | undefined;
export function reachablePath(path: string, account: Account | undefined): string;
export function letsEnter(stats: { mode: number; uid: number; gid: number }, account: Account): boolean;
