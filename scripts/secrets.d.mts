export function keptSecrets(file: string, names: readonly string[]): Record<string, string>;
