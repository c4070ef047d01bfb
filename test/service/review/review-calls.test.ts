/** @file The review through the real service in a process of its own: read, kept, searched, cancelled. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { makeTextRecording, type ScreenLine } from '../../helpers/text-recording.ts'

vi.setConfig({ testTimeout: 120_000 })

const key = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_')
const password = 'Correct-Horse-7419'
const at = (from: number, to: number, y: number, text: string): ScreenLine => ({ text, x: 40, y, size: 16, from, to })
const lines = [
  at(0, 4, 30, 'Acme Leasing Portal'),
  at(0, 2, 80, 'Generate the document from the lease template'),
  at(0, 2, 200, `API key: ${key}`),
  at(2, 4, 80, 'Send the envelope to the recipients'),
  at(2, 4, 250, `Password: ${password}`),
  at(2, 4, 350, 'Error: the envelope has no subject'),
  at(2, 4, 450, 'Notified maria.lindqvist@nordbank-leasing.se'),
]

let folder: string
let recordingPath: string
let service: RunningService
let id: string

async function withRecording(): Promise<string> {
  const { id: created } = await service.page.call('submission.create', { from: 'empty' })
  const { grantId } = await service.host.call('grant.add', { path: recordingPath })
  await service.page.call('recording.add', { id: created, grantId })
  return created
}

/** @returns what the call did on its way. */
async function read(of: string): Promise<{ activities: Set<string>; review: NonNullable<Awaited<ReturnType<typeof callRead>>> }> {
  const activities = new Set<string>()
  const review = await callRead(of, activities)
  return { activities, review: review! }
}
const callRead = async (of: string, activities: Set<string>) =>
  (await service.page.call('review.read', { id: of }, { onProgress: ({ activity }) => void activities.add(activity) })).submission.video.review

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certpack-review-'))
  recordingPath = await makeTextRecording(folder, 'recording.mp4', 4, lines, '960x540')
  service = await startService(join(folder, 'data'))
  id = await withRecording()
})
afterAll(async () => {
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('a recording', () => {
  it('is not read by halves: a call that is cancelled leaves nothing', async () => {
    const controller = new AbortController()
    const onProgress = ({ activity }: { activity: string }) => void (activity === 'Reading the screen' && controller.abort())
    await expect(service.page.call('review.read', { id }, { signal: controller.signal, onProgress })).rejects.toMatchObject({ code: 'cancelled' })
    expect((await service.page.call('submission.get', { id })).submission.video.review).toBe(null)
    expect(await service.page.call('review.search', { id, text: 'envelope' })).toEqual({ hits: [] })
    expect(await service.page.call('review.scenes', { id })).toEqual({ scenes: [] })
  })

  it('is read, and what a reviewer would see is found with its time and place', async () => {
    const { review } = await read(id)
    expect(review.findings.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      'secret: API key',
      'secret: Password',
      'error: Error message',
      'address: E-mail address',
    ])
    const [apiKey, secret] = review.findings
    expect(apiKey!.startMs).toBeLessThanOrEqual(200)
    expect(apiKey!.endMs).toBeGreaterThanOrEqual(2_000)
    expect(secret!.startMs).toBeLessThanOrEqual(2_000)
    expect(secret!.endMs).toBe(4_000)
    expect(secret!.box.y * 540).toBeGreaterThan(240)
    expect((secret!.box.y + secret!.box.height) * 540).toBeLessThan(280)
    expect(review).toMatchObject({ pictures: 2 })
  })

  it('is searched', async () => {
    const { hits } = await service.page.call('review.search', { id, text: 'THE envel' })
    expect(hits.map(({ text }) => text)).toEqual(['Send the envelope to the recipients', 'Error: the envelope has no subject'])
    expect(hits[0]!.startMs).toBeGreaterThanOrEqual(1_600)
  })

  it('shows a scene or does not', async () => {
    const { submission } = await service.page.call('submission.get', { id })
    const mark = (atMs: number, scene: 'generation' | 'signing') => ({ atMs, title: '', flow: 'normal' as const, scene })
    const value = { ...submission.video, marks: [mark(0, 'generation'), mark(2_000, 'signing')] }
    await service.page.call('submission.saveSection', { id, section: 'video', value })
    const { scenes } = await service.page.call('review.scenes', { id })
    expect(scenes.map(({ scene, isShown }) => [scene, isShown])).toEqual([
      ['generation', true],
      ['signing', false],
    ])
  })
})

describe('what was read', () => {
  const kept = () => join(folder, 'data', 'reviews', readdirSync(join(folder, 'data', 'reviews'))[0] ?? '')

  it('is kept for the owner alone; the submission has no secret', async () => {
    expect(statSync(kept()).mode & 0o777).toBe(0o600)
    expect(statSync(join(kept(), '..')).mode & 0o777).toBe(0o700)
    expect(readFileSync(kept(), 'utf8')).toContain(password)
    const stored = JSON.stringify(await service.page.call('submission.get', { id }))
    for (const secret of [key.slice(8), password]) expect(stored).not.toContain(secret)
  })

  it('serves every submission with the same recording', async () => {
    const { activities, review } = await read(await withRecording())
    expect(activities).not.toContain('Reading the screen')
    expect(review.findings).toHaveLength(4)
  })

  it('serves after a restart', async () => {
    await service.kill()
    service = await startService(join(folder, 'data'))
    const { activities, review } = await read(id)
    expect(activities).not.toContain('Reading the screen')
    expect(review.findings).toHaveLength(4)
  })
})

describe('the video that was made', () => {
  it('is read beside the recording, once', async () => {
    await expect(service.page.call('review.result', { id })).rejects.toMatchObject({ code: 'not-found' })
    await service.page.call('video.fit', { id })
    const first = await service.page.call('review.result', { id })
    expect(first.results).toMatchObject([{ instants: 2 }])
    const [reading] = first.results
    expect(reading!.readableWords).toBeGreaterThan(10)
    expect(reading!.stillReadableWords).toBe(reading!.readableWords)
    const activities = new Set<string>()
    expect(await service.page.call('review.result', { id }, { onProgress: ({ activity }) => void activities.add(activity) })).toEqual(first)
    expect(activities.size).toBe(0)
  })
})
