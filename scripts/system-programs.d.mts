export interface SystemProgram {
  readonly name: string;
  readonly variable: string;
  readonly commands: readonly string[];
  readonly debian: string;
  readonly install: string;
}

export const SYSTEM_PROGRAMS: readonly SystemProgram[];
export function provide(program: SystemProgram): string | undefined;
export function onPath(commands: readonly string[], path?: string): string | undefined;
