/** The scalars of a list of dicts, as text; `None` and `null` are null. */
export type Dict = ReadonlyMap<string, string | null>;

const TOKEN = /\s*(?:([[\]{}:,])|('(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|([\w.+-]+))/y;

/**
 * Reads `[{'stage': 'Applied', 'date': '2024-11-05'}]` as Python or JSON writes it: one list, flat dicts, scalars. Nothing is
 * ever evaluated. Null when the text is anything else.
 */
export function readPythonList(text: string): readonly Dict[] | null {
  const tokens = tokensOf(text.trim());
  if (!tokens) return null;
  const list = sequence(tokens, 0, '[', ']', dict);
  return list && list.next === tokens.length ? list.items : null;
}

type Token = { readonly mark: string } | { readonly scalar: string | null };
type Read<Value> = { readonly item: Value; readonly next: number } | null;

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return null;
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, mark, quoted, word]: RegExpExecArray): Token {
  if (mark !== undefined) return { mark };
  if (quoted !== undefined) return { scalar: unescaped(quoted.slice(1, -1)) };
  return { scalar: word === 'None' || word === 'null' ? null : (word ?? null) };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const unescaped = (text: string): string => text.replace(/\\([^])/g, (_, sign: string) => ESCAPES[sign] ?? sign);

const isMark = (token: Token | undefined, mark: string): boolean =>
  token !== undefined && 'mark' in token && token.mark === mark;

/** Items between an opening and a closing mark, parted by commas; Python allows one comma after the last. */
function sequence<Value>(
  tokens: readonly Token[],
  from: number,
  open: string,
  close: string,
  item: (tokens: readonly Token[], at: number) => Read<Value>,
): { readonly items: readonly Value[]; readonly next: number } | null {
  if (!isMark(tokens[from], open)) return null;
  const items: Value[] = [];
  let at = from + 1;
  while (!isMark(tokens[at], close)) {
    const read = item(tokens, at);
    if (!read) return null;
    items.push(read.item);
    at = read.next;
    if (isMark(tokens[at], ',')) at += 1;
    else if (!isMark(tokens[at], close)) return null;
  }
  return { items, next: at + 1 };
}

function dict(tokens: readonly Token[], at: number): Read<Dict> {
  const entries = sequence(tokens, at, '{', '}', entry);
  return entries && { item: new Map(entries.items), next: entries.next };
}

function entry(tokens: readonly Token[], at: number): Read<readonly [string, string | null]> {
  const [key, colon, value] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isEntry = key && 'scalar' in key && key.scalar !== null && isMark(colon, ':') && value && 'scalar' in value;
  return isEntry ? { item: [key.scalar, value.scalar], next: at + 3 } : null;
}
