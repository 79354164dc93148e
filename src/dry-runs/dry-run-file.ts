import type { Instant } from '../kernel/instant.js';
import { type Cell, headerLine, lines } from './csv-lines.js';
import type { MadeContact } from './domain/contacts.js';
import type { OwedStep } from './domain/owed-step.js';
import type { World } from './domain/tally.js';
import type { FileRow } from './dry-run-file-rows.store.js';

const HEADERS = [
  'Prospect id',
  'Student',
  'Student external id',
  'Employer',
  'Position',
  'World',
  'Step',
  'Kind',
  'Channel',
  'Contact',
  'Owner',
  'Opened at',
  'Due at',
  'Due on',
  'Ended at',
  'How',
  'Handed over at',
  'To counselor at',
  'To lead at',
] as const;

export const fileHeader = (): string => headerLine(HEADERS);

/** One line for each step under the rules tried and under those in force, and for each contact that was made. */
export const fileLines = (rows: readonly FileRow[]): string => lines(rows.flatMap(linesOf));

function linesOf({ prospectId, student, externalId, employer, position, contacts, ...worlds }: FileRow): Cell[][] {
  const names = [prospectId, student, externalId, employer, position];
  const nameOf = (contactId: string | null): Cell => (contactId === null ? null : (contacts[contactId] ?? null));
  return [
    ...worlds.tried.map((step) => [...names, ...stepCells('TRIED', step, nameOf)]),
    ...worlds.inForce.map((step) => [...names, ...stepCells('IN_FORCE', step, nameOf)]),
    ...worlds.happened.map((contact) => [...names, ...contactCells(contact, nameOf)]),
  ];
}

type NameOf = (contactId: string | null) => Cell;

const stepCells = (world: World, step: OwedStep, nameOf: NameOf): Cell[] => [
  world,
  step.stepKey,
  step.kind,
  step.channel,
  nameOf(step.contactId),
  step.owner,
  written(step.openedAt),
  written(step.dueAt),
  step.dueOn,
  written(step.endedAt),
  step.how,
  written(step.handedOverAt),
  written(step.toCounselorAt),
  written(step.toLeadAt),
];

const contactCells = ({ kind, channel, contactId, at }: MadeContact, nameOf: NameOf): Cell[] => {
  const world: World = 'HAPPENED';
  return [world, null, kind, channel, nameOf(contactId), null, null, null, null, written(at), null, null, null, null];
};

/** ISO 8601 in UTC, whole seconds. */
const written = (at: Instant | null): Cell => (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`);
