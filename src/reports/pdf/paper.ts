/** A report as it stands on paper: everything is in words already, and what is hidden is not in it. */
export interface Paper {
  readonly title: string;
  /** Of the language of all texts, as BCP 47: `en-US`. */
  readonly language: string;
  /** Whose it is. */
  readonly center: string;
  readonly madeAt: Date;
  /** What the report is about, one to a line. */
  readonly facts: readonly string[];
  readonly sections: readonly PaperSection[];
}

export interface PaperSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Null: nothing to draw. Whatever it shows stands in the table too. */
  readonly chart: PaperChart | null;
  readonly table: PaperTable;
}

/** Bars, one below the other, each of parts that are added up. */
export interface PaperChart {
  /** Null: the heading says it. */
  readonly title: string | null;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  /** Names of the parts; of bars of one part there need be none. */
  readonly series: readonly string[];
  readonly bars: readonly PaperBar[];
  /** The value at the right end. */
  readonly most: number;
}

export interface PaperBar {
  readonly label: string;
  /** As many as there are series; null: not known or hidden. */
  readonly values: readonly (number | null)[];
  /** Behind the bar. */
  readonly told: string;
}

export interface PaperTable {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface PaperColumn {
  readonly header: string;
  /** Numbers stand at the right and need little room. */
  readonly isNumber: boolean;
}
