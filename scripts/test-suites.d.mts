export function suitesNeeding(root: string, name: string): string[];
