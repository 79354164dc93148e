const SCHEME = /^https?:\/\//i;
const BARE_HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:[/?#]|$)/i;
/** Parameters that tell where a visitor came from, not which job is meant. */
const TRACKING = /^(?:utm_.*|gh_src|src|source|ref|refid|trk.*|lever-source|fbclid|gclid)$/i;

export interface WebAddress {
  readonly url: string;
  /** The file left out `https://`. */
  readonly isSchemeGuessed: boolean;
}

/** Reads a link to a job; null when the text is no http(s) address. */
export function readWebAddress(text: string): WebAddress | null {
  const isSchemeGuessed = !SCHEME.test(text) && BARE_HOST.test(text);
  const url = isSchemeGuessed ? `https://${text}` : text;
  return SCHEME.test(url) && !/\s/.test(url) && URL.canParse(url) ? { url, isSchemeGuessed } : null;
}

/** The address without scheme, `www.`, fragment and tracking: equal for two links to one page. */
export function pageOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const telling = [...searchParams].filter(([name]) => !TRACKING.test(name)).map((pair) => pair.join('='));
  const query = telling.length === 0 ? '' : `?${telling.toSorted().join('&')}`;
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + query;
}

/** Whether the address leads further than a site's front page or careers page, by the number of a posting. */
export function pointsAtOneJob(url: string): boolean {
  const page = pageOf(url);
  return /\d{3,}/.test(page.slice(page.search(/[/?]|$/)));
}
