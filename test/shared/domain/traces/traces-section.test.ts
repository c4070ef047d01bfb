import { describe, expect, test } from 'vitest'
import { referencedFiles, submissionSchema } from '#shared/domain/submission.ts'
import { isSummaryCurrent } from '#shared/domain/traces/traces-section.ts'
import { completeSubmission, madeUpFile } from '../../../fixtures/complete-submission.ts'

test('documents from before redaction still parse', () => {
  const { traces } = submissionSchema.parse({ traces: { files: [{ file: madeUpFile('a.har', '1'), api: 'soap', note: 'old' }] } })
  expect(traces).toEqual({
    files: [{ file: madeUpFile('a.har', '1'), api: 'soap', note: 'old', flow: 'normal', source: null, ledger: null }],
    choices: { keep: [], mask: [], maskIdentifiers: false },
    summary: null,
    salt: '',
  })
})

test('the original of a trace is no file that a package may hold', () => {
  const submission = completeSubmission()
  submission.traces.files[0]!.source = { name: 'original.har', bytes: 5, originalSha256: '9'.repeat(64) }
  expect(referencedFiles(submission)).toEqual(referencedFiles(completeSubmission()))
})

describe('a summary is current', () => {
  const { traces } = completeSubmission()
  test('for exactly its files in their order', () => {
    expect(isSummaryCurrent(traces)).toBe(true)
    expect(isSummaryCurrent({ ...traces, files: traces.files.toReversed() })).toBe(false)
    expect(isSummaryCurrent({ ...traces, files: traces.files.slice(1) })).toBe(false)
    expect(isSummaryCurrent({ ...traces, files: [...traces.files, ...traces.files] })).toBe(false)
    expect(isSummaryCurrent({ ...traces, summary: null })).toBe(false)
  })
})
