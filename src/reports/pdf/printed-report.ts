/** A report as it stands on paper: everything is in words already, and what is hidden is not in it. */
export interface PrintedReport {
  readonly title: string;
  /** Of the language of all texts, as BCP 47: `en-US`. */
  readonly language: string;
  /** Whose it is. */
  readonly center: string;
  readonly madeAt: Date;
  /** What the report is about, one to a line: `As of`, `30 June 2026`. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly PrintedSection[];
}

export interface PrintedSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Null: nothing to draw. Whatever it shows stands in the table too. */
  readonly chart: PrintedChart | null;
  readonly table: PrintedTable;
}

/** Bars, one below the other, each of parts that are added up. */
export interface PrintedChart {
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  readonly series: readonly string[];
  readonly bars: readonly PrintedBar[];
  /** The value at the right end. */
  readonly most: number;
}

export interface PrintedBar {
  readonly label: string;
  /** As many as there are series; null: not known or hidden. */
  readonly values: readonly (number | null)[];
  /** Behind the bar. */
  readonly told: string;
}

export interface PrintedTable {
  readonly caption: string;
  /** The first column names the row. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
