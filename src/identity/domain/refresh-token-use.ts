/** For so long a token may be presented again, in case the answer to its first use was lost; milliseconds. */
export const GRACE = 20_000;

/** How a refresh token stands when somebody presents it. */
export interface PresentedToken {
  /** When it was first used, milliseconds since 1970; null: never. */
  readonly usedAt: number | null;
  /** Whether a token given for this one has been used. */
  readonly successorUsed: boolean;
  /** Whether another token, given for the same predecessor because an answer seemed lost, has been used. */
  readonly siblingUsed: boolean;
}

export type RefreshTokenUse = 'FIRST_USE' | 'ANSWER_LOST' | 'REUSED';

/**
 * What it means that a refresh token is presented now. Each is good for one use; a second one means that two people
 * hold it, unless the first answer may have been lost. Of several tokens given for the same one only the first to be used counts.
 * After RFC 9700, section 4.14.2 (refresh token rotation).
 */
export const useOf = (token: PresentedToken, now: number): RefreshTokenUse => {
  if (token.usedAt === null) return token.siblingUsed ? 'REUSED' : 'FIRST_USE';
  const inGrace = now - token.usedAt <= GRACE;
  return inGrace && !token.successorUsed ? 'ANSWER_LOST' : 'REUSED';
};
