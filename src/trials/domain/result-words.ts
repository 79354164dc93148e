import type { Comparison, TrialResult } from './trial-result.js';

/** The result in words. Only a trial may say that a policy changed something; nothing here says why. */
export const sentencesOf = (result: Omit<TrialResult, 'sentences'>): readonly string[] => {
  const primary = result.comparisons[0]!;
  return [
    primarySentence(primary, result.confidence),
    ...(primary.lower === null ? [] : [compatibility(primary)]),
    ...(result.stoppedEarly
      ? ['The trial was ended before its time by its stopping rule; estimates of such trials tend to be too large.']
      : []),
    ...(result.bounds === null
      ? []
      : [
          `The arms differ in how many outcomes are known. If all unknown ones went against the treatment policy the difference would be ${points(result.bounds.lower)}, if all went for it ${points(result.bounds.upper)}.`,
        ]),
    ...(result.amendments.length === 0
      ? []
      : [`After it was registered the trial was changed ${times(result.amendments.length)}; see the amendments.`]),
  ];
};

const primarySentence = ({ difference, lower, upper, day, notEstimable }: Comparison, confidence: number): string =>
  difference === null || lower === null || upper === null
    ? `No difference can be told. ${notEstimable}`
    : `Assigning the treatment policy changed the share of prospects with an offer by day ${day} by ${points(difference)} (${percent(confidence)} CI ${points(lower)} to ${points(upper)}).`;

/** An interval that covers no effect is no proof of no effect. */
const compatibility = ({ lower, upper }: Comparison): string =>
  lower! <= 0 && upper! >= 0
    ? `The data are compatible with effects from ${points(lower!)} to ${points(upper!)}; they do not show that there is none.`
    : `The interval excludes no difference.`;

const points = (difference: number): string =>
  `${difference < 0 ? '-' : '+'}${Math.abs(100 * difference).toFixed(1)} points`;

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
