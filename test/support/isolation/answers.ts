const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const ENCODED = /[\w-]{20,}={0,2}/g;
const TOKEN = /(?:token|secret)":"[^"]*"/gi;
/** Of a token that is written out: when it was made and ends (RFC 7519, 4.1), and its signature. */
const MOMENT = /"(?:iat|exp)":\d+/g;
const SIGNATURE = /(?<=\}\.)[\w-]{43}(?=")/g;

/** An answer as text, with what is encoded in it (cursors) written out, so that nothing hides there. */
export const revealed = (answer: string): string => answer.replaceAll(ENCODED, (text) => decoded(text) ?? text);

const decoded = (text: string): string | null => {
  const plain = Buffer.from(text, 'base64url').toString();
  return /^[[{"][ -~\u00a0-\uffff]+$/.test(plain) ? plain : null;
};

/** The answer without what differs from call to call for a good reason: the probe itself, new ids, instants, tokens. */
export const comparable = (answer: string, probe: string, known: ReadonlySet<string>): string =>
  revealed(answer)
    .toLowerCase()
    .replaceAll(probe.toLowerCase(), 'PROBE')
    .replaceAll(UUID, (id) => (known.has(id) ? id : 'ID'))
    .replaceAll(new RegExp(INSTANT, 'gi'), 'INSTANT')
    .replaceAll(MOMENT, 'MOMENT')
    .replaceAll(SIGNATURE, 'SIGNATURE')
    .replaceAll(TOKEN, 'TOKEN')
    .replaceAll(/word-\d+/g, 'WORD');

/** Ids in the answer that are among the secret ones and were not put there by the question. */
export const shownIds = (answer: string, probe: string, secret: ReadonlySet<string>): string[] =>
  [...new Set(revealed(answer).toLowerCase().match(UUID))].filter((id) => id !== probe && secret.has(id));
