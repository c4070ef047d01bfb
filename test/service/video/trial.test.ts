import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { noWishes, type VideoWishes } from '#shared/domain/video-plan.ts'
import { fitVideo } from '../../../electron/service/video/fit.ts'
import { planVideo } from '../../../electron/service/video/plan.ts'
import { studyAlone, type StudiedRecording } from '../../../electron/service/video/study.ts'
import { isTrialOf, type Trial } from '../../../electron/service/video/trial.ts'
import { scrollingPage } from '../../fixtures/pictures.ts'
import { makeClipOf, testTools } from '../../helpers/clips.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const size = { width: 640, height: 360 }
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p']
const limitBytes = 40_000

describe('the first pass that is made while a recording is looked at', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  let path = ''
  let studied: StudiedRecording
  let trial: Trial
  beforeAll(async () => {
    path = await makeClipOf(folder, 'scroll.mkv', scrollingPage(size, 12, 15), { ...size, frameRate: 15 }, x264)
    studied = await studyAlone({ tools: await testTools(), path, limitBytes, folder })
    trial = studied.trial!
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** @returns what is made, and the names of all that is done for it. */
  async function fit(wishes: Partial<VideoWishes> = {}, limit = limitBytes) {
    const activities = new Set<string>()
    const result = await fitVideo({
      ...{ tools: await testTools(), path, marks: [], limitBytes: limit, studied, wishes: { ...noWishes, ...wishes } },
      workDir: mkdtempSync(join(folder, 'work-')),
      onProgress: ({ activity }) => activities.add(activity),
    })
    return { activities: [...activities], output: result.outputs[0]! }
  }

  it('is the first pass of what is proposed, near the limit', () => {
    const plan = planVideo({ ...studied, marks: [], limitBytes })
    expect(isTrialOf(trial, plan.outputs[0]!)).toBe(true)
    expect(trial.passes.at(-1)!.bytes).toBeGreaterThan(limitBytes / 2.2)
    expect(trial.passes.at(-1)!.bytes).toBeLessThan(limitBytes * 1.7)
    expect(trial.legibilityCurve.values.length).toBe(12)
  })
  it('is gone on from when that is made, and has foretold what can be read in it', async () => {
    const { activities, output } = await fit()
    expect(activities).not.toContain('Weighing the picture')
    expect(output.bytes).toBeLessThan(limitBytes)
    expect(output.bytes).toBeGreaterThan(limitBytes * 0.97)
    expect(Math.abs(output.predicted.legibility - output.measured.legibility)).toBeLessThan(0.1)
  })
  it('can be gone on from again', async () => {
    expect((await fit()).activities).not.toContain('Weighing the picture')
    expect(existsSync(trial.folder)).toBe(true)
  })
  it('is encoded anew at a quality nearer to another limit', async () => {
    const { activities, output } = await fit({}, limitBytes / 3)
    expect(activities.some((activity) => activity.startsWith('Weighing the picture'))).toBe(true)
    expect(output.bytes).toBeLessThan(limitBytes / 3)
  })
  it('is of no use to what leaves something out or covers it', async () => {
    const { activities } = await fit({ cuts: [{ startMs: 2_000, endMs: 4_000 }] })
    expect(activities).toContain('Weighing the picture')
    const covered = planVideo({
      ...{ ...studied, marks: [], limitBytes },
      wishes: { ...noWishes, covers: [{ kind: 'solid', startMs: 0, endMs: 1_000, x: 0, y: 0, width: 0.5, height: 0.5 }] },
    })
    expect(isTrialOf(trial, covered.outputs[0]!)).toBe(false)
  })
})
