import { expect, test } from 'vitest'
import { addCounts, countTests, describeCounts, noTests } from '../../build/test-results.ts'

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

test('the closing line tells passed and failed, and skipped only when there are any', () => {
  expect(describeCounts(addCounts(countTests(report, 0), noTests))).toBe('3 passed, 0 failed')
  expect(describeCounts(countTests({ ...report, numFailedTests: 2, numPendingTests: 1 }, 1))).toBe('3 passed, 2 failed, 1 skipped')
})

test('a file that does not load counts as failed', () => {
  expect(countTests({ ...report, testResults: [{ status: 'failed', assertionResults: [] }] }, 1).failed).toBe(1)
})

test('an error outside of all tests counts as failed', () => {
  expect(countTests(report, 1).failed).toBe(1)
})

test('a run that ended without a report counts as failed', () => {
  expect(countTests(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
