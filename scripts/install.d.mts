interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
}

export type Packages = Readonly<Record<string, LockedPackage>>;

export function installPackages(directory: string): void;
export function matchesLock(locked: Packages, installed: Packages): boolean;
