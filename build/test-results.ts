/** @file Counts the results that vitest writes. Pure. */

export type TestCounts = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is counted. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param report what vitest wrote, or null when it wrote nothing.
 * @param exitCode how vitest ended. A failure that belongs to no test (a file that does not load, an error outside of tests) counts as one failed.
 */
export function countTests(report: VitestReport | null, exitCode: number | null): TestCounts {
  if (!report) return { ...noTests, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = report.numFailedTests + brokenFiles.length
  const isFailedOtherwise = exitCode !== 0 && failed === 0
  return { passed: report.numPassedTests, failed: failed + (isFailedOtherwise ? 1 : 0), skipped: report.numPendingTests + report.numTodoTests }
}

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** @returns the closing line, such as `212 passed, 0 failed`. */
export function describeCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
