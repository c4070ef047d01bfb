import { describe, expect, test } from 'vitest'
import { marksKey, submissionSchema, type Submission } from '#shared/domain/submission.ts'
import { madeUpFile } from '../../../fixtures/complete-submission.ts'
import { found } from '../../../helpers/check-edited.ts'

function setVideoBytes(bytes: number) {
  return ({ video }: Submission) => {
    const [output] = video.fit?.outputs ?? []
    if (output) output.file.bytes = bytes
  }
}

/** Changes the marks as the page does after the video was made from them. */
function remark({ video }: Submission, edit: () => void) {
  edit()
  if (video.fit) video.fit.marksKey = marksKey(video.marks)
}

describe('R5.1', () => {
  test.each([
    [4_499_999, []],
    [4_500_000, ['blocker video.fit']],
    [4_718_592, ['blocker video.fit']],
  ])('A1: a video of %i bytes', (bytes, expected) => expect(found('R5.1', setVideoBytes(bytes))).toEqual(expected))
  test('asks for a recording, then for a video made from it', () => {
    expect(found('R5.1', ({ video }) => Object.assign(video, { recording: null, fit: null }))).toEqual(['blocker video.recording'])
    expect(found('R5.1', ({ video }) => void (video.fit = null))).toEqual(['blocker video.fit'])
  })
  test('asks for a new video when a passage or the recording has changed, not when a title has', () => {
    expect(found('R5.1', ({ video }) => void Object.assign(video.marks[1] ?? {}, { atMs: 16_000 }))).toEqual(['blocker video.fit'])
    expect(found('R5.1', ({ video }) => void Object.assign(video.recording ?? {}, { file: madeUpFile('other.mp4', '9') }))).toEqual([
      'blocker video.fit',
    ])
    expect(found('R5.1', ({ video }) => void Object.assign(video.marks[1] ?? {}, { title: 'Sent' }))).toEqual([])
  })
  test.each([
    ['smoother motion', { prefer: 'motion' }],
    ['two files', { files: 'two' }],
    ['another codec', { codec: 'av1' }],
    ['another floor', { floor: 0.9 }],
    ['a cut', { cuts: [{ startMs: 1_000, endMs: 2_000 }] }],
  ] as const)('asks for a new video when it was made before %s was asked for', (_, wish) => {
    expect(found('R5.1', ({ video }) => void Object.assign(video.wishes, wish))).toEqual(['blocker video.fit'])
  })
})

describe('R5.2', () => {
  test.each([0, 1, 2, 3])('scene %i must be shown', (index) => {
    expect(found('R5.2', (submission) => remark(submission, () => Object.assign(submission.video.marks[index] ?? {}, { scene: '' })))).toEqual([
      'blocker video.marks',
    ])
  })
  test('a scene in an exception flow does not count', () =>
    expect(found('R5.2', (submission) => remark(submission, () => Object.assign(submission.video.marks[3] ?? {}, { flow: 'exception' })))).toEqual([
      'blocker video.marks',
    ]))
  test('a passage without length shows nothing', () =>
    expect(found('R5.2', (submission) => remark(submission, () => Object.assign(submission.video.marks[1] ?? {}, { atMs: 30_000 })))).toEqual([
      'blocker video.marks',
    ]))
  test('the status may be excused with a reason, another scene may not', () => {
    const excuse = (index: number) => (submission: Submission) =>
      remark(submission, () => {
        Object.assign(submission.video.marks[index] ?? {}, { scene: '' })
        submission.video.statusingNotApplicableReason = 'The product keeps no status.'
      })
    expect(found('R5.2', excuse(3))).toEqual([])
    expect(found('R5.2', excuse(2))).toEqual(['blocker video.marks'])
  })
  test('warns of a mark behind the end', () =>
    expect(found('R5.2', (submission) => remark(submission, () => Object.assign(submission.video.marks[4] ?? {}, { atMs: 90_000 })))).toEqual([
      'warning video.marks.4',
    ]))
})

describe('R5.3', () => {
  test('a named person confirms exactly the files that are sent', () => {
    expect(found('R5.3', () => {})).toEqual([])
    expect(found('R5.3', ({ video }) => void (video.noErrorsAttestation = null))).toEqual(['blocker video.noErrorsAttestation'])
    for (const [change, field] of [
      [{ name: ' ' }, '.name'],
      [{ on: '' }, '.on'],
      [{ on: 'yesterday' }, '.on'],
      [{ sha256s: ['9'.repeat(64)] }, ''],
      [{ sha256s: [] }, ''],
    ] as const) {
      expect(found('R5.3', ({ video }) => void Object.assign(video.noErrorsAttestation ?? {}, change))).toEqual([
        `blocker video.noErrorsAttestation${field}`,
      ])
    }
  })
  test('the word lapses when a video is made anew', () =>
    expect(found('R5.3', ({ video }) => void Object.assign(video.fit?.outputs[0] ?? {}, { file: madeUpFile('video.mp4', '9', 4_000_000) }))).toEqual([
      'blocker video.noErrorsAttestation',
    ]))
  test('who confirmed the recording has seen every video made from it', () =>
    expect(found('R5.3', ({ video }) => void Object.assign(video.noErrorsAttestation ?? {}, { sha256s: ['a'.repeat(64)] }))).toEqual([]))
})

describe('R5.4', () => {
  const withoutException = (submission: Submission) => remark(submission, () => void submission.video.marks.pop())
  test('warns without an exception flow, and takes note where that is intended', () => {
    expect(found('R5.4', () => {})).toEqual([])
    expect(found('R5.4', withoutException)).toEqual(['warning video.exceptionAbsenceAcknowledged'])
    const acknowledged = (submission: Submission) => {
      withoutException(submission)
      submission.video.exceptionAbsenceAcknowledged = true
    }
    expect(found('R5.4', acknowledged)).toEqual(['info video.exceptionAbsenceAcknowledged'])
  })
})

describe('R6.1, R6.2', () => {
  const files = (...apis: ('rest' | 'soap' | 'connect')[]) =>
    submissionSchema.parse({ traces: { files: apis.map((api) => ({ file: madeUpFile(`${api}.txt`, '1'), api })) } }).traces.files
  test.each([
    ['rest', ['rest'], []],
    ['rest', ['connect'], ['R6.1']],
    ['soap', ['soap'], []],
    ['soap', ['rest'], ['R6.2']],
    ['both', ['rest', 'soap'], []],
    ['both', ['rest'], ['R6.2']],
    ['both', [], ['R6.1', 'R6.2']],
    ['', [], ['R6.1']],
  ] as const)('the API "%s" with traces of %j lacks %j', (api, kinds, lacking) => {
    const edit = ({ profile, traces }: Submission) => {
      profile.api = api
      traces.files = files(...kinds)
    }
    for (const rule of ['R6.1', 'R6.2'] as const) {
      const blocked = found(rule, edit).filter((line) => line.startsWith('blocker'))
      expect(blocked).toEqual(lacking.some((id) => id === rule) ? ['blocker traces.files'] : [])
    }
  })
  test('what the files hold is not passed off as checked before they are read, or once they have changed', () => {
    expect(found('R6.1', () => {})).toEqual([])
    expect(found('R6.1', ({ traces }) => void (traces.summary = null))).toEqual(['cannot-verify traces.files'])
    expect(found('R6.1', ({ traces }) => void traces.files.reverse())).toEqual(['cannot-verify traces.files'])
  })
  test('TRC-06 warns of a trace of an API that the profile does not name', () =>
    expect(found('TRC-06', ({ traces }) => void (traces.files = files('rest', 'soap')))).toEqual(['warning traces.files.1.api']))
  test('A12 warns where Connect is used and no message of it is there', () => {
    const withoutSample = ({ traces }: Submission) => void (traces.files = files('rest'))
    expect(found('A12', () => {})).toEqual([])
    for (const [status, expected] of [
      ['connect', ['warning traces.files']],
      ['both', ['warning traces.files']],
      ['polling', []],
      ['none', []],
    ] as const) {
      const edit = (submission: Submission) => {
        withoutSample(submission)
        submission.profile.status = status
      }
      expect(found('A12', edit)).toEqual(expected)
    }
  })
})

describe('R7.1', () => {
  test('asks for a day that exists', () => {
    expect(found('R7.1', ({ logDate }) => void (logDate.startsOn = ''))).toEqual(['blocker logDate.startsOn'])
    expect(found('R7.1', ({ logDate }) => void (logDate.startsOn = '14 Dec 2026'))).toEqual(['blocker logDate.startsOn'])
    expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = '2026-12-32'))).toEqual(['blocker logDate.endsOn'])
  })
  test('a range runs forwards', () => {
    expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = '2026-12-15'))).toEqual([])
    expect(found('R7.1', ({ logDate }) => void (logDate.endsOn = '2026-12-13'))).toEqual(['blocker logDate.endsOn'])
  })
})

describe('R7.2', () => {
  test.each([
    ['20', []],
    ['19', ['warning logDate.successfulCalls']],
    ['', ['warning logDate.successfulCalls']],
    ['twenty', ['warning logDate.successfulCalls']],
    ['-24', ['warning logDate.successfulCalls']],
  ])('"%s" successful calls', (count, expected) => expect(found('R7.2', ({ logDate }) => void (logDate.successfulCalls = count))).toEqual(expected))
  test('somebody confirms the count', () =>
    expect(found('R7.2', ({ logDate }) => void (logDate.isAttested = false))).toEqual(['warning logDate.isAttested']))
})

describe('R7.3', () => {
  test.each([
    ['2026-12-15', '', []],
    ['2026-12-14', '2026-12-15', []],
    ['2026-12-13', '', ['warning logDate.startsOn']],
    ['2026-12-08', '2026-12-10', ['warning logDate.startsOn']],
    ['2026-12-07', '', ['blocker logDate.startsOn']],
    ['2026-12-07', '2026-12-15', ['blocker logDate.startsOn']],
    ['2026-12-16', '', ['blocker logDate.startsOn']],
    ['2026-12-15', '2026-12-16', ['blocker logDate.endsOn']],
  ])('calls from %s to "%s" for a request on Tuesday 2026-12-15', (startsOn, endsOn, expected) =>
    expect(found('R7.3', ({ logDate }) => Object.assign(logDate, { startsOn, endsOn }), { today: '2026-12-20' })).toEqual(expected),
  )
  test('counts from the day of sending once that is known', () =>
    expect(found('R7.3', ({ signOff }) => void (signOff.sentOn = '2026-12-28'))).toEqual(['blocker logDate.startsOn']))
  test('warns of calls that are still to be made', () =>
    expect(found('R7.3', () => {}, { today: '2026-12-13' })).toEqual(['warning logDate.startsOn']))
})

test('A5: zone, account and user are needed to find the calls', () =>
  expect(found('A5', ({ logDate }) => Object.assign(logDate, { timeZone: '', accountId: '', userName: '' }))).toEqual([
    'warning logDate.timeZone',
    'warning logDate.accountId',
    'warning logDate.userName',
  ]))
