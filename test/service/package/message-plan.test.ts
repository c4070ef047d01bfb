import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentReservedBytes, encodedBytes, messageBytes, reservedBytes } from '#shared/domain/message-size.ts'
import { planMessages, type Attachment } from '../../../electron/service/package/message-plan.ts'
import { writeEmail } from '../../../electron/service/package/write-email.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { packageName } from '../../../electron/service/package/package-name.ts'
import { printable } from '../../../electron/service/package/pdf/typeface.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'

const file = (name: string, kind: Attachment['kind'], bytes = 1_000): Attachment => ({ name, kind, bytes, path: name, sha256: '0'.repeat(64) })
const plan = (files: Attachment[], messageLimitBytes = 10_485_760) =>
  planMessages(completeSubmission(), { ...completeContext.settings, messageLimitBytes }, 'p', false, files)

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
      ['4-questionnaire-1-of-4.eml', '(1 of 4)', ['1-questionnaire.pdf']],
      ['4-questionnaire-2-of-4.eml', '(2 of 4)', ['supplements/1.png']],
      ['4-questionnaire-3-of-4.eml', '(3 of 4)', ['supplements/2.png']],
      ['4-questionnaire-4-of-4.eml', '(4 of 4)', ['supplements/3.png']],
    ])
    expect(messages[1]?.text).toContain('Attached: questionnaire, part 2 of 4\n\n1.png (500000 bytes)')
    expect(messages[1]?.text).toContain('  1 of 4: 1-questionnaire.pdf\n  3 of 4: 2.png\n  4 of 4: 3.png\n')
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

describe('whatever is to be sent', () => {
  const anyFile = record({
    kind: constantFrom('questionnaire' as const, 'supplement' as const, 'traces' as const),
    bytes: integer({ min: 0, max: 1_200_000 }),
  })

  it('every file that fits alone is in exactly one message, whole, in order, and no message exceeds the limit', () => {
    assert(
      property(array(anyFile, { maxLength: 40 }), integer({ min: 1_000_000, max: 3_000_000 }), (drawn, limit) => {
        const files = drawn.map(({ kind, bytes }, index) => file(`${index}-${kind}`, kind, bytes))
        const { messages, tooLarge } = plan(files, limit)
        const sent = messages.flatMap(({ attachments }) => attachments)
        expect([...sent, ...tooLarge].map(({ name }) => name).sort()).toEqual(files.map(({ name }) => name).sort())
        expect(tooLarge.every(({ bytes }) => messageBytes(bytes) > limit)).toBe(true)
        for (const kind of ['questionnaire', 'supplement', 'traces'])
          expect(sent.filter((one) => one.kind === kind)).toEqual(files.filter((one) => one.kind === kind && !tooLarge.includes(one)))
        for (const { attachments } of messages) {
          const bytes = attachments.reduce((sum, one) => sum + encodedBytes(one.bytes) + attachmentReservedBytes, reservedBytes)
          expect(attachments.length).toBeGreaterThan(0)
          expect(bytes).toBeLessThanOrEqual(limit)
        }
        expect(new Set(messages.map(({ fileName }) => fileName)).size).toBe(messages.length)
      }),
      { numRuns: 200 },
    )
  })

  it('the written message is no larger than was planned, with the longest names and words that take most room', async () => {
    const folder = temporaryFolder()
    const submission = completeSubmission()
    const wide = '株'.repeat(1_000)
    Object.assign(submission.profile, { productName: wide, integratorName: wide, plannedRequestDate: 'ü'.repeat(40) })
    for (const key of Object.keys(submission.keyRequest) as (keyof typeof submission.keyRequest)[])
      if (typeof submission.keyRequest[key] === 'string') Object.assign(submission.keyRequest, { [key]: wide })
    const files = Array.from({ length: 50 }, (_, index) => {
      const one = file(`supplements/${String(index).padStart(2, '0')}-${'x'.repeat(53)}.bin`, 'supplement', 43_000)
      return { ...one, path: join(folder, String(index)) }
    })
    for (const { path, bytes } of files) writeFileSync(path, Buffer.alloc(bytes, 7))
    const limit = 1_000_000
    const settings = { ...completeContext.settings, messageLimitBytes: limit, questionnaireAddress: wide, senderAddress: wide }
    const { messages } = planMessages(
      { ...submission, delivery: { videoAddress: '', traceAddress: '', questionnaireAddress: '' } },
      settings,
      'p'.repeat(120),
      true,
      files,
    )
    expect(messages).toHaveLength(4)
    for (const message of messages) {
      await writeEmail(join(folder, message.fileName), message)
      const planned = message.attachments.reduce((sum, { bytes }) => sum + encodedBytes(bytes) + attachmentReservedBytes, reservedBytes)
      expect(statSync(join(folder, message.fileName)).size).toBeLessThanOrEqual(planned)
    }
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
