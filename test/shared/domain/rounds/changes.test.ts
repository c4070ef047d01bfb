import { describe, expect, test } from 'vitest'
import { differenceInWords, differencesOf } from '#shared/domain/rounds/differences.ts'
import { changesInWords, fileChanges } from '#shared/domain/rounds/file-changes.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { completeSubmission, madeUpFile } from '../../../fixtures/complete-submission.ts'
import { reviewFinding } from '../../../fixtures/review-finding.ts'
import { found } from '../../../helpers/check-edited.ts'
import { sentRound } from '../../../fixtures/sent-round.ts'

const file = (name: string, digit: string, kind = 'traces') => ({ name, kind, digest: digit.repeat(64) })

describe('files from one round to the next', () => {
  test.each([
    ['the same', [file('a', '1')], [file('a', '1')], ['a unchanged']],
    ['other bytes', [file('a', '1')], [file('a', '2')], ['a changed']],
    ['one more, one less', [file('a', '1')], [file('b', '1')], ['a removed', 'b new']],
    ['what is made for every round', [file('README.txt', '1', 'readme')], [file('emails/1.eml', '2', 'email'), file('0.pdf', '3', 'changes')], []],
  ])('%s', (_, before, after, expected) => expect(fileChanges(before, after).map(({ name, change }) => `${name} ${change}`)).toEqual(expected))
  test('in words', () => {
    const changes = fileChanges([file('a', '1'), file('b', '1'), file('c', '1')], [file('a', '1'), file('b', '2'), file('d', '1')])
    expect(changesInWords(changes)).toBe('files: 1 changed, 1 new, 1 removed, 1 unchanged')
  })
})

describe('what differs between two submissions', () => {
  const differ = (edit: (submission: Submission) => void) => {
    const after = completeSubmission()
    edit(after)
    return differencesOf(completeSubmission(), after)
  }
  test.each<[string, (submission: Submission) => void, string[]]>([
    ['nothing', () => {}, []],
    ['what is not sent', ({ signOff, launch }) => Object.assign(signOff, { certifiedOn: '2026-12-30' }) && Object.assign(launch, {}), []],
    ['a field of the key form', ({ keyRequest }) => void (keyRequest.phone = '+1 415 555 0100'), ['keyRequest.phone']],
    ['an answer', ({ questionnaire }) => void (questionnaire.answers['Q3.3'] = 'Other.'), ['questionnaire.answers.Q3.3']],
    [
      'another trace of the same name',
      ({ traces }) => Object.assign(traces.files[0] ?? {}, { file: madeUpFile('request-log.zip', '9') }),
      ['traces.files:request-log.zip'],
    ],
    ['a trace less', ({ traces }) => void traces.files.pop(), ['traces.files:connect.xml']],
    ['no video', ({ video }) => void (video.fit = null), ['video.fit:normal']],
  ])('%s', (_, edit, expected) => expect(differ(edit).map(({ where }) => where)).toEqual(expected))
  test('an answer that other questions follow from names both values in words', () => {
    const [first] = differ(({ profile }) => void (profile.signing = 'remote'))
    expect(first && differenceInWords(first)).toBe('Q7.1 How do recipients sign?: Embedded in the product → Remotely, from an e-mail')
  })
})

describe('R9.5: nothing open is sent again', () => {
  const open = reviewFinding({ foundOn: '2026-12-17', round: 1 })
  test('before the first round an open finding warns, after it blocks the export', () => {
    expect(found('R9.5', ({ signOff }) => void (signOff.reviewFindings = [open]))).toEqual(['warning signOff.reviewFindings.0.remediedOn'])
    expect(
      found('R9.5', ({ signOff, rounds }) => {
        signOff.reviewFindings = [open]
        rounds.push(sentRound())
      }),
    ).toEqual(['blocker signOff.reviewFindings.0.remediedOn'])
  })
})
