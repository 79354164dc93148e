import type { Actor } from '../../kernel/actor.js';

/** Everybody sees their own exports, admins those of others too. */
export const seesAllExports = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.includes('ADMIN');

/** Whose exports the actor sees; null: everybody's. */
export const whoseExports = (actor: Actor): string | null => (seesAllExports(actor) ? null : actor.userId);
