import type { Manners } from '../../follow-up-policies/domain/reading.js';
import type { Instant } from '../../kernel/instant.js';

/** What had been said by a moment about how the employer's side wants to be contacted. */
export const mannersBy = ({ restrictions, callsAllowedAgainAt, ...more }: Manners, at: Instant): Manners => ({
  ...more,
  restrictions: restrictions.filter(({ since }) => since <= at),
  callsAllowedAgainAt: callsAllowedAgainAt !== null && callsAllowedAgainAt <= at ? callsAllowedAgainAt : null,
});

/** When something more is said after a moment; infinity: never. */
export const saidAfter = ({ restrictions, callsAllowedAgainAt }: Manners, at: Instant): Instant => {
  const moments = [...restrictions.map(({ since }) => since), callsAllowedAgainAt ?? at];
  return Math.min(...moments.filter((moment) => moment > at));
};
