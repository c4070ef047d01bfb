import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { logDateBlocks } from '../../../electron/service/package/documents/log-date-document.ts'
import { evidenceSteps } from '../../../electron/service/package/documents/report-evidence-steps.ts'
import { sceneBlocks } from '../../../electron/service/package/documents/scene-document.ts'
import type { Block } from '../../../electron/service/package/pdf/blocks.ts'
import { writePdf } from '../../../electron/service/package/pdf/write-pdf.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'
import { sentRound } from '../../fixtures/sent-round.ts'
import { hasTool, run } from '../../helpers/tools.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const valueOf = (blocks: Block[], label: string) =>
  blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : [])).find((field) => field.label === label)?.value

describe('the API call log dates', () => {
  test('name the days that the integrator gives, and beside them those of the traces', () => {
    const submission = completeSubmission()
    submission.logDate.startsOn = '2026-12-11'
    const blocks = logDateBlocks(submission)
    expect(valueOf(blocks, 'First day')).toBe('2026-12-11')
    expect(valueOf(blocks, 'Calls in the traces of this package')?.split('\n')).toEqual([
      expect.stringMatching(/^In UTC \d+ on Mon 14 Dec 2026$/),
      expect.stringMatching(/^In America\/Chicago \d+ on Mon 14 Dec 2026$/),
    ])
  })
  test('say nothing of traces whose times are not known', () => {
    const submission = completeSubmission()
    if (submission.traces.summary) submission.traces.summary.quarters = []
    expect(valueOf(logDateBlocks(submission), 'Calls in the traces of this package')).toBeUndefined()
  })
  test('name the day of the request as planned, and from then on as sent', () => {
    const submission = completeSubmission()
    expect(valueOf(logDateBlocks(submission), 'Review requested on')).toBe('2026-12-15')
    submission.rounds.push(sentRound({ sentOn: '2026-12-17' }))
    expect(valueOf(logDateBlocks(submission), 'Review requested on')).toBe('2026-12-17')
  })
})

test('the report and the sheet of the scenes say the same time of the same instant', () => {
  const submission = completeSubmission()
  submission.video.marks = [{ atMs: 18_600, title: 'Send', flow: 'normal', scene: 'sending' }]
  const table = evidenceSteps.video(submission, () => '').find(({ kind }) => kind === 'table')
  const scene = { title: 'Send', startMs: 18_600, endMs: 107_600, flow: 'normal', still: Buffer.alloc(0) } as const
  const sheet = sceneBlocks([{ videoName: 'a.mp4', flow: 'normal', durationMs: 107_600, scenes: [scene] }])
  expect(table?.kind === 'table' && table.rows[0]?.[0]).toBe('0:19')
  expect(JSON.stringify(sheet)).toContain('0:19 to 1:48')
})

describe.skipIf(!hasTool('pdftotext'))('pages (skipped without pdftotext)', () => {
  const lines = (count: number): Block[] => Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `Line ${index}` }))
  const rows = (count: number) => Array.from({ length: count }, (_, index) => [`Row ${index + 1}`, 'Open'])
  async function pagesOf(blocks: Block[]): Promise<string[]> {
    const path = join(temporaryFolder(), 'a.pdf')
    await writePdf(path, { title: 'Pages', subject: 'A test', date: '2026-12-15', isDraft: false, blocks })
    return run('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1)
  }

  test('a short table stands on one page, with its heading', async () => {
    const table: Block = { kind: 'table', columns: ['Name', 'State'], shares: [1, 1], rows: rows(10) }
    for (const filled of [12, 15, 18, 21, 24]) {
      const pages = await pagesOf([...lines(filled), { kind: 'heading', text: 'The table' }, table])
      const own = pages.filter((page) => /The table|Row \d/.test(page))
      expect([filled, own.length, own[0]?.match(/Row \d+/g)?.length]).toEqual([filled, 1, 10])
    }
  })
  test('so do a few fields', async () => {
    const fields: Block = { kind: 'fields', fields: rows(7).map(([label = '', value = '']) => ({ label, value })) }
    const pages = await pagesOf([...lines(22), { kind: 'heading', text: 'The fields' }, fields])
    expect(pages.filter((page) => /The fields|Row \d/.test(page))).toHaveLength(1)
  })
  test('a long table begins where it is, and is broken between rows', async () => {
    const table: Block = { kind: 'table', columns: ['Name', 'State'], shares: [1, 1], rows: rows(25) }
    const pages = await pagesOf([...lines(15), { kind: 'heading', text: 'The table' }, table])
    expect(pages[0]).toMatch(/The table[\s\S]*Row 1\b/)
    expect(pages[1]).toMatch(/Name[\s\S]*Row 25/)
  })
})
