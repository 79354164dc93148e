/**
 * A list parameter for `column = ANY (...)`, of ids. PostgreSQL makes one plan for all lists: of a bare parameter it would guess
 * that each list is cheaper planned for itself, and planning takes longer than running.
 */
export const anyOf = (parameter: string): string => `ANY (ARRAY(SELECT unnest(${parameter}::uuid[])))`;
