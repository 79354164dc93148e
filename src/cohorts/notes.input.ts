import { z } from 'zod';
import { id, text } from '../platform/validation/index.js';
import { NOTE_VISIBILITIES } from './note.entity.js';

export const NoteFields = z.object({ body: text(10_000), visibility: z.enum(NOTE_VISIBILITIES) });

export const NewNote = NoteFields.extend({ id: id().nullish(), studentId: id() });
