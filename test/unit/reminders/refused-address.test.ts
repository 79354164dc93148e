import { expect, it } from 'vitest';
import { refusesAddress } from '../../../src/reminders/domain/refused-address.js';

it.each([
  'SMTP 550 5.1.1 at RCPT TO',
  'SMTP 550 at RCPT TO',
  'SMTP 553 5.1.3 at DATA',
  'SMTP 550 5.2.1 at RCPT TO',
  'SMTP 556 5.1.10 at RCPT TO',
  'SMTP 550 5.1.1',
])('%s: there is no such mailbox', (reason) => expect(refusesAddress(reason)).toBe(true));

it.each([
  'SMTP 554 5.7.1 at RCPT TO',
  'SMTP 552 5.2.2 at RCPT TO',
  'SMTP 554 at DATA',
  'SMTP 451 4.3.0 at RCPT TO',
  'SMTP 550',
  'SMTP 550 5.2.12 at RCPT TO',
  'SMTP ECONNECTION at CONN',
  'The workers that took it up ended before they were done.',
])('%s: the address is not to blame', (reason) => expect(refusesAddress(reason)).toBe(false));
