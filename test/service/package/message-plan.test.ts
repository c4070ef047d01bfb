import { describe, expect, it } from 'vitest'
import { encodedBytes, largestAttachment, planMessages, reservedBytes, type Attachment } from '../../../electron/service/package/message-plan.ts'
import { packageName } from '../../../electron/service/package/package-name.ts'
import { printable } from '../../../electron/service/package/pdf/typeface.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'

const file = (name: string, kind: Attachment['kind'], bytes = 1_000): Attachment => ({ name, kind, bytes, path: name, sha256: '0'.repeat(64) })
const plan = (files: Attachment[], messageLimitBytes = 10_485_760) =>
  planMessages(completeSubmission(), { ...completeContext.settings, messageLimitBytes }, 'p', false, files)

it('a file of 4,500,000 bytes takes 6,157,896 in a message: base64 with CRLF after 76 characters', () => {
  expect(encodedBytes(4_500_000)).toBe(6_157_896)
  expect(encodedBytes(0)).toBe(0)
  expect(encodedBytes(57)).toBe(78)
  expect(encodedBytes(58)).toBe(84)
})

it('the largest attachment fits, whatever the limit', () => {
  for (const limit of [1_000_000, 1_000_001, 10_485_760, 99_999_999]) {
    const bytes = largestAttachment(limit)
    expect(encodedBytes(bytes)).toBeLessThanOrEqual(limit - reservedBytes)
    expect(encodedBytes(bytes)).toBeGreaterThan(limit - reservedBytes - 200)
  }
})

describe('messages', () => {
  it('carry one video each', () => {
    const { messages } = plan([file('2-video-normal.mp4', 'video'), file('3-video-exception.mp4', 'video')])
    expect(messages.map(({ fileName, attachments }) => [fileName, attachments.length])).toEqual([
      ['1-video-normal.eml', 1],
      ['2-video-exception.eml', 1],
    ])
  })
  it('are split where the limit asks for it, and number their parts', () => {
    const { messages, tooLarge } = plan(
      [file('1-questionnaire.pdf', 'questionnaire', 300_000), ...[1, 2, 3].map((number) => file(`supplements/${number}.png`, 'supplement', 500_000))],
      1_000_000,
    )
    expect(messages.map(({ fileName, subject, attachments }) => [fileName, subject.slice(-8), attachments.map(({ name }) => name)])).toEqual([
      ['4-questionnaire.eml', '(1 of 4)', ['1-questionnaire.pdf']],
      ['4-questionnaire-2.eml', '(2 of 4)', ['supplements/1.png']],
      ['4-questionnaire-3.eml', '(3 of 4)', ['supplements/2.png']],
      ['4-questionnaire-4.eml', '(4 of 4)', ['supplements/3.png']],
    ])
    expect(tooLarge).toEqual([])
  })
  it('leave out what no message can carry, and say which', () => {
    const { messages, tooLarge } = plan([file('2-video-normal.mp4', 'video', 900_000)], 1_000_000)
    expect(messages).toEqual([])
    expect(tooLarge.map(({ name }) => name)).toEqual(['2-video-normal.mp4'])
  })
  it('are not sent for traces that are not there', () => {
    expect(plan([file('5-api-call-log-dates.pdf', 'log-date')]).messages.map(({ fileName }) => fileName)).toEqual(['4-questionnaire.eml'])
  })
})

describe('the name of a package', () => {
  it('has the planned day, or today while none is planned', () => {
    const submission = completeSubmission()
    expect(packageName(submission, '2026-11-23', false)).toBe('acme-leasing-inc-acme-leasing-portal-r1-20261215')
    submission.profile.plannedRequestDate = 'soon'
    expect(packageName(submission, '2026-11-23', true)).toBe('acme-leasing-inc-acme-leasing-portal-r1-20261123-draft')
  })
})

describe('printable text', () => {
  const latin = (codePoint: number) => codePoint < 0x250 || codePoint === 0x200b
  it('shows what cannot be set, one box a character, and drops nothing else', () => {
    expect(printable('a株b😀c\u0007\u202Ed', latin)).toBe('a□b□c□□d')
    expect(printable('e\u0301\r\n\tx', latin)).toBe('é\n    x')
    expect(printable('so\u00adft\ufeff', latin)).toBe('soft')
  })
  it('gives words longer than a line places to break', () => {
    expect(printable('x'.repeat(100), latin)).toBe(`${'x'.repeat(40)}\u200b${'x'.repeat(40)}\u200b${'x'.repeat(20)}`)
    expect(printable('x'.repeat(99), latin)).toBe('x'.repeat(99))
  })
})
