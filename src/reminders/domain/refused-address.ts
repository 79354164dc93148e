/**
 * Whether a mail server's refusal, "SMTP 550 5.1.1 at RCPT TO", means that the mailbox does not exist. What it says of us, of our
 * rights or of the letter (5.7, 5.6, 5.3) is not the fault of the address. Source: RFC 3463.
 */
export function refusesAddress(reason: string): boolean {
  const refusal = /^SMTP 5\d\d(?: (5\.\d{1,3}\.\d{1,3}))?(?: at (.+))?$/.exec(reason);
  if (refusal === null) return false;
  const [, status, stage] = refusal;
  return status === undefined ? stage === 'RCPT TO' : blamesAddress(status);
}

/** Whether an enhanced status code says for good that there is no such mailbox: 5.1.x, or 5.2.1 for one that is closed. Source: RFC 3463. */
export const blamesAddress = (status: string): boolean => /^5\.(?:1\.|2\.1$)/.test(status);
