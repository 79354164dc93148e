/** Who looks after a student today, as far as they can sign in. */
export interface Helpers {
  readonly counselorId: string | null;
  /** Who stands in for the counselor today. */
  readonly coveringId: string | null;
}

/** The counselor, or whoever covers, or else a lead; null: there is nobody. */
export const counselorFor = (studentId: string, { counselorId, coveringId }: Helpers, leads: readonly string[]) =>
  coveringId ?? counselorId ?? leadFor(studentId, null, leads);

/** Always the same lead for a student while the leads stay the same, and another one than the counselor where there is one. */
export function leadFor(studentId: string, counselorId: string | null, leads: readonly string[]): string | null {
  const others = leads.filter((id) => id !== counselorId);
  const candidates = others.length > 0 ? others : leads;
  return candidates[Number.parseInt(studentId.slice(-8), 16) % candidates.length] ?? null;
}
