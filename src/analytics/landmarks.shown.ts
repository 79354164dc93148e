import type { FollowUpLandmark } from './landmarks.graphql.js';
import { CAVEATS, landmarkSentence } from './domain/episodes/association-words.js';
import type { LandmarkTable } from './domain/episodes/landmarks.js';

/** A landmark table, never without its caveat. */
export const landmarkShown = (table: LandmarkTable): FollowUpLandmark => ({
  followUp: table.exposure,
  day: table.day,
  withIt: table.withIt,
  without: table.without,
  sentence: landmarkSentence(table),
  caveat: CAVEATS[table.exposure],
  comparisons: table.comparisons,
});
