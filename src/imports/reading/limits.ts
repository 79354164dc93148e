/** How much of a file is read before it is refused; sizes in bytes and characters. */
export interface Limits {
  readonly maxBytes: number;
  /** A workbook is a compressed archive: the most it may unpack to. */
  readonly maxUnpackedBytes: number;
  /** Rows under the headers. */
  readonly maxRows: number;
  /** Headers times rows. */
  readonly maxCells: number;
  readonly maxCellLength: number;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 10 * MEBIBYTE,
  maxUnpackedBytes: 64 * MEBIBYTE,
  maxRows: 20_000,
  maxCells: 500_000,
  maxCellLength: 10_000,
};

/** Years of a whole center come as many short rows. */
export const HISTORY_LIMITS: Limits = { ...DEFAULT_LIMITS, maxRows: 100_000, maxCells: 1_500_000 };
