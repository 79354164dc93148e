/** A message as it goes over the wire. */
export interface Mail {
  /** The same at every attempt, so that whoever receives it twice can tell. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server will never take this message. Says how it answered, without the address. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** Sends mail. */
export interface Mailer {
  /** How many messages may be under way at once. */
  readonly atOnce: number;
  /** Answers what the server said; throws MailRefused when trying again is of no use. */
  send(mail: Mail): Promise<string>;
}
