/** Whether the header `If-None-Match` names the entity tag, compared weakly as RFC 9110 asks. */
export const isNamedIn = (header: string | undefined, tag: string): boolean =>
  header !== undefined && header.split(',').some((each) => [tag, '*'].includes(each.trim().replace(/^W\//, '')));
