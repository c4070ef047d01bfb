/** @file Step 5, the video itself: R5.1 to R5.4. */
import { expect, test } from 'vitest'
import { marksKey, type Submission } from '#shared/domain/submission.ts'
import { madeUpFile } from '../../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'
import { testRule } from '../../../helpers/test-rule.ts'

function setVideoBytes(bytes: number) {
  return ({ video }: Submission) => {
    const [output] = video.fit?.outputs ?? []
    if (output) output.file.bytes = bytes
  }
}

/** Changes the marks as the page does after the video was made from them. */
function remarked(edit: (video: Submission['video']) => void) {
  return ({ video }: Submission) => {
    edit(video)
    if (video.fit) video.fit.marksKey = marksKey(video.marks)
  }
}
const withMark = (index: number, change: object) => remarked(({ marks }) => Object.assign(marks[index] ?? {}, change))

testRule('R5.1', {
  passes: () => {
    test('a video made from the recording as it is marked, whatever the titles of the marks', () => {
      expect(found('R5.1', () => {})).toEqual([])
      expect(found('R5.1', ({ video }) => void Object.assign(video.marks[1] ?? {}, { title: 'Sent' }))).toEqual([])
    })
  },
  finds: () => {
    test('no recording, and no video made from it', () => {
      expect(found('R5.1', ({ video }) => Object.assign(video, { recording: null, fit: null }))).toEqual(['blocker video.recording'])
      expect(found('R5.1', ({ video }) => void (video.fit = null))).toEqual(['blocker video.fit'])
    })
    test('a video of other passages, of another recording', () => {
      expect(found('R5.1', ({ video }) => void Object.assign(video.marks[1] ?? {}, { atMs: 16_000 }))).toEqual(['blocker video.fit'])
      expect(found('R5.1', ({ video }) => void Object.assign(video.recording ?? {}, { file: madeUpFile('other.mp4', '9') }))).toEqual([
        'blocker video.fit',
      ])
    })
    test.each([
      ['smoother motion', { prefer: 'motion' }],
      ['two files', { files: 'two' }],
      ['another codec', { codec: 'av1' }],
      ['another floor', { floor: 0.9 }],
      ['a cut', { cuts: [{ startMs: 1_000, endMs: 2_000 }] }],
    ] as const)('a video that was made before %s was asked for', (_, wish) =>
      expect(found('R5.1', ({ video }) => void Object.assign(video.wishes, wish))).toEqual(['blocker video.fit']),
    )
  },
  boundary: () => {
    test.each([
      [4_499_999, 'passes', undefined],
      [4_500_000, 'blocks', true],
      [4_718_591, 'blocks', true],
      [4_718_592, 'blocks', false],
    ])('A1: a video of %i bytes %s; whether it may be waived: %s', (bytes, _, isWaivable) => {
      const [finding] = checkEdited(setVideoBytes(bytes)).filter(({ rule }) => rule === 'R5.1')
      expect(finding?.severity).toBe(isWaivable === undefined ? undefined : 'blocker')
      expect(finding?.isWaivable).toBe(isWaivable)
    })
  },
})

testRule('R5.2', {
  passes: () => {
    test('four scenes of the normal flow', () => expect(found('R5.2', () => {})).toEqual([]))
  },
  finds: () => {
    test.each([0, 1, 2, 3])('scene %i that is not shown', (index) =>
      expect(found('R5.2', withMark(index, { scene: '' }))).toEqual(['blocker video.marks']),
    )
    test('a scene that only an exception flow shows, and a mark behind the end', () => {
      expect(found('R5.2', withMark(3, { flow: 'exception' }))).toEqual(['blocker video.marks'])
      expect(found('R5.2', withMark(4, { atMs: 90_000 }))).toEqual(['warning video.marks.4'])
    })
  },
  boundary: () => {
    test('a passage of one millisecond shows a scene, one without length does not', () => {
      expect(found('R5.2', withMark(1, { atMs: 29_999 }))).toEqual([])
      expect(found('R5.2', withMark(1, { atMs: 30_000 }))).toEqual(['blocker video.marks'])
    })
    test('the status may be excused with a reason, another scene may not', () => {
      const excuse = (index: number) =>
        found('R5.2', (submission) => {
          withMark(index, { scene: '' })(submission)
          submission.video.statusingNotApplicableReason = 'The product keeps no status.'
        })
      expect(excuse(3)).toEqual([])
      expect(excuse(2)).toEqual(['blocker video.marks'])
    })
  },
})

testRule('R5.3', {
  passes: () => {
    test('a named person has confirmed exactly the files that are sent, or the recording that they show', () => {
      expect(found('R5.3', () => {})).toEqual([])
      expect(found('R5.3', ({ video }) => void Object.assign(video.noErrorsAttestation ?? {}, { sha256s: ['a'.repeat(64)] }))).toEqual([])
    })
  },
  finds: () => {
    test('that nobody has', () =>
      expect(found('R5.3', ({ video }) => void (video.noErrorsAttestation = null))).toEqual(['blocker video.noErrorsAttestation']))
    test.each([
      [{ name: ' ' }, '.name'],
      [{ on: '' }, '.on'],
      [{ on: 'yesterday' }, '.on'],
      [{ sha256s: [] }, ''],
    ] as const)('a word that is not complete: %j', (change, field) =>
      expect(found('R5.3', ({ video }) => void Object.assign(video.noErrorsAttestation ?? {}, change))).toEqual([
        `blocker video.noErrorsAttestation${field}`,
      ]),
    )
  },
  boundary: () => {
    test('the word lapses with the first other byte', () =>
      expect(
        found('R5.3', ({ video }) => void Object.assign(video.fit?.outputs[0] ?? {}, { file: madeUpFile('video.mp4', '9', 4_000_000) })),
      ).toEqual(['blocker video.noErrorsAttestation']))
    test('nobody can waive it', () => {
      const [finding] = checkEdited(({ video }) => void (video.noErrorsAttestation = null)).filter(({ rule }) => rule === 'R5.3')
      expect(finding?.isWaivable).toBe(false)
    })
  },
})

testRule('R5.4', {
  passes: () => {
    test('an exception flow in the same file', () => expect(found('R5.4', () => {})).toEqual([]))
  },
  finds: () => {
    test('none', () =>
      expect(
        found(
          'R5.4',
          remarked(({ marks }) => void marks.pop()),
        ),
      ).toEqual(['warning video.exceptionAbsenceAcknowledged']))
  },
  boundary: () => {
    test('“ideally”: that it is left out on purpose is noted, not warned of', () => {
      const leftOut = remarked((video) => {
        video.marks.pop()
        video.exceptionAbsenceAcknowledged = true
      })
      expect(found('R5.4', leftOut)).toEqual(['info video.exceptionAbsenceAcknowledged'])
    })
  },
})
