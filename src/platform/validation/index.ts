export { day, id, instant, notAfter, optionalDay, optionalId, optionalInstant, optionalText, parse, text, zone } from './parse.js';
