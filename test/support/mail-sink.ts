import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets and knows no `nobody@`. */
export interface MailSink {
  readonly url: string;
  readonly mails: readonly ParsedMail[];
  stop(): Promise<void>;
}

export const startMailSink = async (): Promise<MailSink> => {
  const mails: ParsedMail[] = [];
  const keep = callbackify(async (stream: Readable) => void mails.push(await simpleParser(stream)));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, done) =>
      done(
        address.startsWith('nobody@')
          ? Object.assign(new Error('5.1.1 There is no such mailbox.'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, _, done) => keep(stream, (error) => done(error)),
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};
