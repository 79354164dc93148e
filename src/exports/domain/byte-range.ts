/** Bytes of a file, the last one included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Which bytes of a file of `size` bytes a `Range` header asks for (RFC 9110, 14.1.2). Null: all of them, also when it asks for
 * several ranges or in another unit, which may be ignored. 'NONE': none that there are.
 */
export const byteRangeOf = (header: string | undefined, size: number): ByteRange | 'NONE' | null => {
  const [, first = '', last = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return within({ first: Math.max(0, size - Number(last)), last: size - 1 }, size);
  if (last !== '' && Number(last) < Number(first)) return null;
  return within({ first: Number(first), last: last === '' ? size - 1 : Math.min(Number(last), size - 1) }, size);
};

const within = (range: ByteRange, size: number): ByteRange | 'NONE' =>
  range.first < size && range.first <= range.last ? range : 'NONE';
