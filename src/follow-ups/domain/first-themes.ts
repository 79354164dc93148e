/** What employers' feedback is about in a center that has just been opened; staff make it their own. */
export const FIRST_THEMES: readonly string[] = [
  'Skills',
  'Experience',
  'Qualification',
  'Preparation',
  'Communication',
  'Motivation',
  'Fit with the team',
  'Availability',
  'Pay expectations',
  'Right to work',
  'Stronger candidate',
  'Position changed',
];
