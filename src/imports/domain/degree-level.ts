const LEVELS = {
  CERTIFICATE: /^(?:certificate|cert|diploma|licen[cs]e)\b/i,
  ASSOCIATE: /^(?:associate|associates|a\.?a\.?s?|a\.?s)\b/i,
  BACHELOR: /^(?:bachelor|bachelors|undergraduate|undergrad|b\.?a|b\.?s\.?c?|b\.?eng|b\.?tech|bba)\b/i,
  MASTER: /^(?:master|masters|m\.?a|m\.?s\.?c?|m\.?eng|mba|mfa|graduate)\b/i,
  DOCTORATE: /^(?:doctorate|doctoral|doctor|ph\.?d|j\.?d|m\.?d|ed\.?d|dba)\b/i,
  OTHER: /^other\b/i,
} as const;

/** The degree level that a person's word means, "Master's" or "B.Sc."; null when it is not understood. */
export function degreeLevelOf(text: string): keyof typeof LEVELS | null {
  const found = Object.entries(LEVELS).find(([, words]) => words.test(text.replace(/'s?\b/, '')));
  return found ? (found[0] as keyof typeof LEVELS) : null;
}
