/**
 * Counts of one run: tests from the JSON report of vitest, a suite that could not even be loaded as one failure, one
 * that lacks a system program as one skip. `exitCode` is vitest's: it also reports errors outside of any test.
 */
export function totals(
  { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults },
  leftOut,
  exitCode,
) {
  const notLoaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  );
  const failed = numFailedTests + notLoaded.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests + leftOut.length,
  };
}

/** "12 passed, 0 failed", with ", 1 skipped" when there is one. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function isFailed({ status }) {
  return status === 'failed';
}
