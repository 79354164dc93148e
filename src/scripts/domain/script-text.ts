/** The words of a script, with variables in the places where the candidacy speaks. */
export interface ScriptText {
  /** Subject of a message, heading of a call. */
  readonly title: string;
  /** The first lines: what is said until the other side answers, or the greeting of a message. */
  readonly opening: string;
  readonly body: string;
}
