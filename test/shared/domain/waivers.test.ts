import { describe, expect, test } from 'vitest'
import { checkSubmission, isReady, openTasks } from '#shared/domain/check.ts'
import type { Finding } from '#shared/domain/findings.ts'
import { fingerprint } from '#shared/domain/fingerprint.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { waiverState, withoutChange, withoutWaiverOf, withWaiver } from '#shared/domain/waivers.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'

const words = { by: 'Dana Reed', on: '2026-12-15', reason: 'Agreed with the reviewer.' }
const check = (submission: Submission) => checkSubmission(submission, completeContext)

/** A submission with a production host in its traces, which blocks. */
function withProductionHost(message = 'GET /x: sent to na1.docusign.net, which is production.'): Submission {
  const submission = completeSubmission()
  submission.traces.summary?.observations.push({ rule: 'TRC-09', severity: 'blocker', message, fix: 'Use the sandbox.', exchanges: [1], count: 1 })
  return submission
}

function theOnly(rule: string, submission: Submission): Finding {
  const found = check(submission).filter((finding) => finding.rule === rule)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} findings of ${rule}`)
  return found[0]
}

/** Waives the one finding of a rule. */
function waive(rule: string, submission: Submission, change: Partial<typeof words> = {}): Submission {
  return { ...submission, waivers: withWaiver(submission, theOnly(rule, submission), { ...words, ...change }, check(submission)) }
}

const told = (submission: Submission) =>
  check(submission)
    .filter(({ rule }) => rule === 'P2')
    .map(({ severity, where, message }) => `${severity} ${where}: ${message}`)

describe('a waiver', () => {
  test('of a blocker lets the package be exported, and its finding stays with name, day and reason', () => {
    const submission = withProductionHost()
    expect(isReady(check(submission))).toBe(false)
    const waived = waive('TRC-09', submission)
    expect(isReady(check(waived))).toBe(true)
    expect(openTasks(waived, completeContext)).toEqual([])
    expect(theOnly('TRC-09', waived)).toMatchObject({ severity: 'blocker', waiver: words })
    expect(stepOverviews(waived, completeContext).find(({ id }) => id === 'traces')?.status).toBe('Completed')
    expect(told(waived)).toEqual([])
  })
  test('of a requirement counts it as done', () => {
    const submission = completeSubmission()
    submission.requirements.reviewed['own-support'] = false
    const step = stepOverviews(waive('R1.1', submission), completeContext)[0]
    expect(`${step?.status}: ${step?.detail}`).toBe('Completed: 13 of 14 requirements reviewed, 1 waived')
  })
  test('can be taken back', () => {
    const waived = waive('TRC-09', withProductionHost())
    const waivers = withoutWaiverOf(waived, theOnly('TRC-09', waived))
    expect(waivers.given).toEqual([])
    expect(isReady(check({ ...waived, waivers }))).toBe(false)
  })
  test('is undone without those that were given after it, and comes back where it was taken back', () => {
    const first = { ...words, rule: 'R2.2', where: 'a', of: '1' }
    const second = { ...words, rule: 'R2.3', where: 'b', of: '2' }
    expect(withoutChange({ given: [first, second] }, { given: [] }, { given: [first] })).toEqual({ given: [second] })
    expect(withoutChange({ given: [second] }, { given: [first] }, { given: [] })).toEqual({ given: [second, first] })
    expect(withoutChange({ given: [first] }, { given: [first] }, { given: [] })).toEqual({ given: [first] })
  })
  test.each([{ by: ' ' }, { on: 'today' }, { reason: '' }])('without %j does not apply, and says so', (lacking) => {
    const waived = waive('TRC-09', withProductionHost(), lacking)
    expect(isReady(check(waived))).toBe(false)
    expect(told(waived)).toEqual([
      expect.stringMatching(/^warning traces\.files: The waiver of TRC-09.* does not apply: it has no (name|day of the calendar|reason)\.$/),
    ])
  })
})

describe('P2: a waiver falls', () => {
  test('when the words of the finding change', () => {
    const waived = waive('TRC-09', withProductionHost())
    const later = { ...withProductionHost('GET /x and 1 more call: sent to na1.docusign.net, which is production.'), waivers: waived.waivers }
    expect(isReady(check(later))).toBe(false)
    expect(told(later)).toEqual([
      'warning traces.files: The waiver of TRC-09 by Dana Reed no longer applies: "Traces" has changed since it was given.',
    ])
  })
  test('when the value of the field changes, though the words are the same', () => {
    const waived = structuredClone(waive('TRC-09', withProductionHost()))
    const [trace] = waived.traces.files
    if (trace) trace.note = 'Recorded again'
    expect(theOnly('TRC-09', waived).waiver).toBeNull()
    expect(told(waived)).toHaveLength(1)
  })
  test('and is replaced when it is given anew', () => {
    const waived = structuredClone(waive('TRC-09', withProductionHost()))
    const [trace] = waived.traces.files
    if (trace) trace.note = 'Recorded again'
    const again = waive('TRC-09', waived, { reason: 'Still agreed.' })
    expect(again.waivers.given).toHaveLength(1)
    expect(isReady(check(again))).toBe(true)
  })
  test('but not when anything else changes', () => {
    const waived = structuredClone(waive('TRC-09', withProductionHost()))
    waived.keyRequest.phone = '+1 312 555 0142'
    expect(theOnly('TRC-09', waived).waiver).toEqual(words)
  })
  test('and is no longer needed once nothing is found', () => {
    const { waivers } = waive('TRC-09', withProductionHost())
    const mended = { ...completeSubmission(), waivers }
    expect(told(mended)).toEqual([expect.stringMatching(/^info traces\.files: The waiver of TRC-09 by Dana Reed is no longer needed/)])
    expect(waiverState(mended, waivers.given[0]!, check(mended))).toBe('needless')
  })
  test('stands for one of two findings on the same field, and leaves the other', () => {
    const submission = withProductionHost()
    const waived = waive('TRC-09', submission)
    const both = structuredClone(waived)
    both.traces.summary?.observations.push({ rule: 'TRC-09', severity: 'blocker', message: 'Another host.', fix: '', exchanges: [2], count: 1 })
    expect(check(both).flatMap(({ rule, waiver }) => (rule === 'TRC-09' ? [waiver !== null] : []))).toEqual([true, false])
    expect(told(both)).toEqual([])
  })
})

describe('nobody can waive', () => {
  const forged = (edit: (submission: Submission) => void, rule: string) => {
    const submission = completeSubmission()
    edit(submission)
    const findings = check(submission).filter((finding) => finding.rule === rule && finding.severity === 'blocker')
    expect(findings).not.toEqual([])
    // As somebody would write it by hand, fingerprint and all.
    let { waivers } = submission
    for (const finding of findings) waivers = { given: [...waivers.given, ...withWaiver(submission, finding, words, []).given] }
    return isReady(check({ ...submission, waivers }))
  }
  test.each<[string, string, (submission: Submission) => void]>([
    ['the word of whoever watched the video', 'R5.3', ({ video }) => void (video.noErrorsAttestation = null)],
    ['a secret in a trace', 'TRC-22', ({ traces }) => void traces.summary?.residual.push({ class: 'secret', what: 'a token', place: 'a.har' })],
    ['a video of 4,718,592 bytes', 'R5.1', ({ video }) => void Object.assign(video.fit?.outputs[0]?.file ?? {}, { bytes: 4_718_592 })],
    ['a video that is missing', 'R5.1', ({ video }) => void (video.fit = null)],
    ['traces that are missing', 'R6.1', ({ traces }) => void (traces.files = [])],
    ['a log date that is missing', 'R7.1', ({ logDate }) => void (logDate.startsOn = '')],
    ['an answer that is missing', 'R4.1', ({ questionnaire }) => void delete questionnaire.answers['Q3.3']],
    ['a field of the form', 'R8.2', ({ keyRequest }) => void (keyRequest.phone = '')],
    ['an address', 'R5.5', ({ delivery }) => void (delivery.videoAddress = '')],
    ['what is not declared', 'Q14', ({ questionnaire }) => void (questionnaire.answers['Q14.1'] = 'no')],
  ])('%s', (_, rule, edit) => expect(forged(edit, rule)).toBe(false))
  test('a blocker with the waiver of another rule, or of another field, whatever its fingerprint', () => {
    const waived = waive('TRC-09', withProductionHost())
    for (const change of [{ rule: 'TRC-10' }, { where: 'traces.summary' }]) {
      const given = waived.waivers.given.map((waiver) => ({ ...waiver, ...change }))
      expect(isReady(check({ ...waived, waivers: { given } }))).toBe(false)
    }
  })
  test('what only informs, of a rule that may be waived where it warns', () => {
    const submission = completeSubmission()
    submission.profile.wishedProductionDate = '2027-01-14'
    expect(theOnly('R9.4', submission)).toMatchObject({ severity: 'info', isWaivable: false })
  })
  test('a waiver of a path that is no field is told of, and breaks nothing', () => {
    const submission = completeSubmission()
    submission.waivers.given = [{ ...words, rule: 'R1.1', where: 'constructor.x', of: 'x' }]
    expect(told(submission)).toEqual([expect.stringMatching(/^info waivers\.given: The waiver of R1\.1/)])
  })
})

describe('a fingerprint', () => {
  test('is the same whatever the order of keys, and another for other data', () => {
    expect(fingerprint({ a: 1, b: [1, { c: 2, d: 3 }] })).toBe(fingerprint({ b: [1, { d: 3, c: 2 }], a: 1 }))
    const values = [null, undefined, '', 'a', 'b', 'ab', ['a', 'b'], ['ab'], [['a'], 'b'], { a: 1 }, { a: '1' }, 0, false]
    expect(new Set(values.map(fingerprint)).size).toBe(values.length)
  })
  test('has no collision among ten thousand neighbours', () =>
    expect(new Set(Array.from({ length: 10_000 }, (_, index) => fingerprint(['The same words.', index]))).size).toBe(10_000))
})
