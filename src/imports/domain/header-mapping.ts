/** For each field of ours, header texts under which other people's files keep it, the most usual first. */
export type Synonyms<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Which column (by header text) holds which field; fields without a column are not in the file. */
export type HeaderMapping<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export interface GuessedColumn<Field extends string> {
  readonly field: Field;
  readonly column: string;
  /** 1 the usual header; 0.9 a known other name; 0.6 a known name among further words. */
  readonly confidence: number;
}

export interface MappingGuess<Field extends string> {
  readonly columns: readonly GuessedColumn<Field>[];
  /** Headers that no field claims; nothing is read from them. */
  readonly unmapped: readonly string[];
}

/** Guesses which header holds which field, surest first; a header serves one field and a field has one header. */
export function guessMapping<Field extends string>(
  headers: readonly string[],
  synonyms: Synonyms<Field>,
): MappingGuess<Field> {
  const columns: GuessedColumn<Field>[] = [];
  for (const candidate of candidates(headers, synonyms)) {
    const taken = columns.some(({ field, column }) => field === candidate.field || column === candidate.column);
    if (!taken) columns.push(candidate);
  }
  const unmapped = headers.filter((header) => !columns.some(({ column }) => column === header));
  return { columns, unmapped };
}

/** The mapping as guessed, to be corrected by a person. */
export const mappingOf = <Field extends string>(guess: MappingGuess<Field>): HeaderMapping<Field> =>
  Object.fromEntries(guess.columns.map(({ field, column }) => [field, column])) as HeaderMapping<Field>;

function candidates<Field extends string>(
  headers: readonly string[],
  synonyms: Synonyms<Field>,
): readonly GuessedColumn<Field>[] {
  const fields = Object.keys(synonyms) as Field[];
  return headers
    .flatMap((column) => fields.map((field) => ({ field, column, confidence: confidenceIn(column, synonyms[field]) })))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((one, other) => other.confidence - one.confidence);
}

function confidenceIn(header: string, names: readonly string[]): number {
  const words = normalisedHeader(header);
  const place = names.indexOf(words);
  if (place >= 0) return place === 0 ? 1 : 0.9;
  // One word alone ("date", "name") says too little when others stand beside it.
  const isWithin = names.some((name) => name.includes(' ') && ` ${words} `.includes(` ${name} `));
  return isWithin ? 0.6 : 0;
}

/** `companyName`, `Company_Name` and ` Company name: ` are all `company name`. */
export const normalisedHeader = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
