/** One rule about the database, which the catalogue of the database can prove or refute. */
export interface Rule {
  /** As a person would say it; printed when it is broken. */
  readonly sentence: string;
  /** Over pg_catalog: one row, of one text column, for each thing that breaks the rule. */
  readonly sql: string;
}
