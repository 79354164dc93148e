import { designEffect } from '../../analytics/domain/design-effect.js';
import type { Distributions } from '../../analytics/domain/distributions.js';
import { ASSUMED, type Basis } from './expectation.js';

/**
 * What the likeness of a cohort's prospects adds to the design effect where whole cohorts draw lots: the effect of students with cohorts as clusters, less 1.
 * Cohorts are taken to vary in size as students do where nothing is known of them.
 */
export function cohortsAdd({ eligibleStudents, cohorts }: Basis, prospectsPerStudent: number): number {
  const students = eligibleStudents > 0 ? eligibleStudents / cohorts : ASSUMED.studentsPerCohort;
  return designEffect(students * prospectsPerStudent, ASSUMED.sizeVariation, ASSUMED.cohortCorrelation) - 1;
}

/** The alpha at which the normal distribution is as strict as Student's t on K - 2 degrees, by which K cohorts are compared. */
export const strictAlpha = (alpha: number, cohorts: number, distributions: Distributions): number =>
  2 * distributions.normalBelow(-distributions.studentQuantile(1 - alpha / 2, cohorts - 2));
