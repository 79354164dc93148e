import { AddressNotPublic } from './public-agents.js';

/** What the second lock says. */
const FILTERED = /is not allowed\. Because/;

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the address was not found.',
  EAI_AGAIN: 'The name of the address could not be looked up.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was cut.',
  EHOSTUNREACH: 'The address could not be reached.',
  ENETUNREACH: 'The address could not be reached.',
  ETIMEDOUT: 'The address could not be reached.',
  ABORT_ERR: 'No answer came within 10 seconds.',
};

/** Why nothing came back, in words that name no address. */
export const reasonInWords = (error: unknown): string => {
  if (!(error instanceof Error)) return 'It could not be sent.';
  if (error instanceof AddressNotPublic || FILTERED.test(error.message)) return 'The address is not public.';
  if (error.message.startsWith('The address ')) return `${error.message}.`;
  if (error.name === 'TimeoutError') return IN_WORDS['ABORT_ERR']!;
  const { code, errors } = error as { readonly code?: string; readonly errors?: readonly unknown[] };
  if (errors?.length) return reasonInWords(errors[0]);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code ?? '')) return `The certificate is not valid (${code}).`;
  return IN_WORDS[code ?? ''] ?? `It could not be sent${code ? ` (${code})` : ''}.`;
};
