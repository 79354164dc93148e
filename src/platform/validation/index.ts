export { expectVersion, parseChanges } from './changes.js';
export {
  day,
  id,
  instant,
  notAfter,
  nullable,
  optionalDay,
  optionalEmail,
  optionalId,
  optionalInstant,
  optionalSearch,
  optionalText,
  parse,
  printable,
  text,
  verbatim,
  zone,
} from './parse.js';
