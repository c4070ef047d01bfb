import { describe, expect, it, test } from 'vitest'
import { checkSubmission } from '#shared/domain/check.ts'
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { coverSchema } from '#shared/domain/video-plan.ts'
import { commandLineSettings } from '../../../../electron/service/cli/submission-file.ts'
import { completeSubmission } from '../../../fixtures/complete-submission.ts'

const box = { x: 0.2, y: 0.3, width: 0.1, height: 0.02 }
const finding = (of: Partial<ScreenFinding>): ScreenFinding => ({
  ...{ id: 'error-1', kind: 'error', label: 'Stack trace', excerpt: 'TypeError: no', startMs: 10_000, endMs: 20_000, box },
  ...of,
})
const secret = finding({ id: 'secret-1', kind: 'secret', label: 'Password', excerpt: 'Wi…' })

type Change = (video: Submission['video'], submission: Submission) => void

function told(findings: ScreenFinding[], change: Change = () => undefined): string[] {
  const submission = structuredClone(completeSubmission())
  const { video } = submission
  video.marks = [{ atMs: 0, title: '', flow: 'normal', scene: 'generation' }]
  video.review = { recordingSha256: video.recording!.file.sha256, pictures: 1, words: 10, findings }
  change(video, submission)
  return checkSubmission(submission, { today: '2026-12-15', settings: commandLineSettings() })
    .filter(({ where }) => where.startsWith('video.review'))
    .map(({ rule, severity, where }) => `${rule} ${severity} ${where}`)
}

describe('R5.3: an error on the screen', () => {
  it('of the normal flow is a warning at its place', () => expect(told([finding({})])).toEqual(['R5.3 warning video.review.error-1']))
  it('of an exception flow is expected', () => {
    expect(told([finding({})], (video) => void video.marks.push({ atMs: 9_000, title: '', flow: 'exception', scene: '' }))).toEqual([])
  })
  it('that reaches from an exception flow into a normal one is not', () => {
    const change: Change = (video) =>
      video.marks.push({ atMs: 9_000, title: '', flow: 'exception', scene: '' }, { atMs: 15_000, title: '', flow: 'normal', scene: '' })
    expect(told([finding({})], change)).toHaveLength(1)
  })
})

describe('P3: what should not be read by others', () => {
  it('a secret is a warning, in an exception flow too', () => {
    expect(told([secret], (video) => void (video.marks[0]!.flow = 'exception'))).toEqual(['P3 warning video.review.secret-1'])
  })
  it('an address of somebody is a warning; one that the submission names is not', () => {
    const address = (excerpt: string) => finding({ id: 'address-1', kind: 'address', label: 'E-mail address', excerpt })
    expect(told([address('maria@nordbank.se')])).toEqual(['P3 warning video.review.address-1'])
    const change: Change = (_, submission) => void (submission.keyRequest.email = 'Maria@nordbank.se')
    expect(told([address('maria@nordbank.se')], change)).toEqual(['P3 info video.review.address-1'])
  })
  it('the same at several places is told once', () => expect(told([secret, finding({ ...secret, id: 'secret-2', startMs: 40_000 })])).toHaveLength(1))
})

describe('a finding is dealt with', () => {
  const cover = (of: object) => coverSchema.parse({ ...box, startMs: 9_000, endMs: 21_000, ...of })
  test.each<[string, Change, number]>([
    ['when somebody found it in order', (video) => void (video.acceptedFindings = ['secret-1']), 0],
    ['when it is left out', (video) => void (video.wishes.cuts = [{ startMs: 9_000, endMs: 21_000 }]), 0],
    ['not when half of it is left out', (video) => void (video.wishes.cuts = [{ startMs: 9_000, endMs: 15_000 }]), 1],
    ['when it is covered', (video) => void (video.wishes.covers = [cover({})]), 0],
    ['not when the cover is too small', (video) => void (video.wishes.covers = [cover({ width: 0.05 })]), 1],
    ['not when the cover comes too late', (video) => void (video.wishes.covers = [cover({ startMs: 12_000 })]), 1],
    [
      'when one part is left out and the other covered',
      (video) => void ((video.wishes.cuts = [{ startMs: 9_000, endMs: 12_000 }]), (video.wishes.covers = [cover({ startMs: 11_000 })])),
      0,
    ],
  ])('%s', (_, change, count) => expect(told([secret], change)).toHaveLength(count))
})

describe('the review', () => {
  it('of another recording has lapsed', () => {
    expect(told([secret], (video) => void (video.review!.recordingSha256 = 'f'.repeat(64)))).toEqual(['P3 info video.review'])
  })
  it('is proposed, no more, to who has not read the screen', () =>
    expect(told([], (video) => void (video.review = null))).toEqual(['P3 info video.review']))
  it('of hundreds of findings tells twenty', () => {
    const many = Array.from({ length: 90 }, (_, index) => finding({ id: `error-${index}`, excerpt: `Error ${index}` }))
    expect(told(many)).toHaveLength(21)
  })
})
