const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the address names this machine, by a name that no lookup can turn into another. */
export const isLoopback = (url: string): boolean => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);

/**
 * Why nothing may be sent to an address; null: it may be tried. Where its name leads is looked at when it is connected to, because a
 * name may lead elsewhere tomorrow.
 */
export const whyNotSentTo = (url: string, loopbackAllowed: boolean): string | null => {
  if (!URL.canParse(url)) return 'must be an address such as https://example.edu/hooks';
  const { protocol, username, password, hash } = new URL(url);
  if (username || password) return 'must not contain a user name or password; use the signature instead';
  if (hash) return 'must not contain a fragment (#)';
  if (loopbackAllowed && isLoopback(url)) return null;
  return protocol === 'https:' ? null : 'must begin with https://';
};
