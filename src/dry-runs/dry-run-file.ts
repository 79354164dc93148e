import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../kernel/instant.js';
import type { MadeContact } from './domain/contacts.js';
import type { OwedStep } from './domain/owed-step.js';
import type { World } from './domain/tally.js';
import type { FileRow } from './dry-run-file-rows.store.js';

const BYTE_ORDER_MARK = '\uFEFF';

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

type Cell = string | null;

/** The first line. A formula in a name is written as text (OWASP, "CSV Injection"). */
export const fileHeader = (): string => BYTE_ORDER_MARK + lines([HEADERS]);

/** One line for each step under the rules tried and under those in force, and for each contact that was made. */
export const fileLines = (rows: readonly FileRow[]): string => lines(rows.flatMap(linesOf));

function linesOf({ prospectId, student, externalId, employer, position, tried, inForce, happened }: FileRow): Cell[][] {
  const names = [prospectId, student, externalId, employer, position];
  return [
    ...tried.map((step) => [...names, ...stepCells('TRIED', step)]),
    ...inForce.map((step) => [...names, ...stepCells('IN_FORCE', step)]),
    ...happened.map((contact) => [...names, ...contactCells(contact)]),
  ];
}

const stepCells = (world: World, step: OwedStep): Cell[] => [
  world,
  step.stepKey,
  step.kind,
  step.channel,
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

const contactCells = ({ kind, channel, at }: MadeContact): Cell[] => {
  const world: World = 'HAPPENED';
  return [world, null, kind, channel, null, null, null, null, written(at), null, null, null, null];
};

/** ISO 8601 in UTC, whole seconds. */
const written = (at: Instant | null): Cell => (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`);

const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
