import type { FollowUpAssociation, FollowUpAssociations } from './associations.graphql.js';
import type { AssociationRow, AssociationTable } from './domain/episodes/associations.js';
import { sentenceOf, warningsOf } from './domain/episodes/association-words.js';
import { tellAlone } from './domain/suppression-tables.js';

const LEVEL = 0.05;

/** The effect table as it may be told. */
export const associationsShown = (table: AssociationTable): Omit<FollowUpAssociations, 'asOf'> => {
  const [whole] = tellAlone([{ students: table.students, n: table.prospects }], table.smallestGroup);
  return {
    students: whole?.as === 'SHOWN' ? whole.students : null,
    prospects: whole?.as === 'SHOWN' ? whole.n : null,
    associations: table.rows.map((row) => rowShown(row, table.smallestGroup)),
    warnings: warningsOf(table),
  };
};

const rowShown = (row: AssociationRow, smallestGroup: number): FollowUpAssociation => ({
  followUp: row.exposure,
  outcome: row.ending,
  label: 'association',
  sentence: sentenceOf(row, smallestGroup),
  hazardRatio: row.association?.hazardRatio ?? null,
  standardError: row.association?.standardError ?? null,
  lower: row.association?.lower ?? null,
  upper: row.association?.upper ?? null,
  eValue: row.association?.eValue ?? null,
  eValueOfInterval: row.association?.eValueOfInterval ?? null,
  isClear: row.association !== null && row.association.adjustedP < LEVEL,
  without: row.counts?.without ?? null,
  with: row.counts?.with ?? null,
  adjustedFor: row.adjustedFor,
  sensitivity: row.sensitivity,
});
