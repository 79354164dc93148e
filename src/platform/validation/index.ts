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
  optionalText,
  parse,
  text,
  verbatim,
  zone,
} from './parse.js';
