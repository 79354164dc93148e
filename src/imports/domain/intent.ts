/** What a cell asks for: an empty cell leaves the stored value as it is, the word `**CLEAR**` empties it. */
export type Intent<Value> =
  { readonly kind: 'KEEP' } | { readonly kind: 'CLEAR' } | { readonly kind: 'SET'; readonly value: Value };

/** Explicit, so that a forgotten cell never deletes anything. */
export const CLEAR_WORD = '**CLEAR**';

export const KEEP = { kind: 'KEEP' } as const;
export const CLEAR = { kind: 'CLEAR' } as const;
export const set = <Value>(value: Value): Intent<Value> => ({ kind: 'SET', value });
