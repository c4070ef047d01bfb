import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { encodeSound } from '../../../electron/service/video/encode-sound.ts'
import { fileNames } from '../../../electron/service/video/encode.ts'
import { measureLoudness } from '../../../electron/service/video/measure-loudness.ts'
import type { OutputPlan } from '../../../electron/service/video/output-plan.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { correctedLevel, firstLevel, levelError } from '../../../electron/service/video/sound-level.ts'
import { makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const heard = (lufs: number, truePeakDecibels = -6) => ({ lufs, truePeakDecibels })

describe('the level of a sound', () => {
  it('begins with what is missing of the usual loudness, by no more than is sensible', () => {
    expect(firstLevel(heard(-30))?.gainDecibels).toBe(14)
    expect(firstLevel(heard(-5))?.gainDecibels).toBe(-11)
    expect(firstLevel(heard(-65))?.gainDecibels).toBeLessThanOrEqual(25)
    expect(firstLevel(null)).toBeNull()
  })
  it('is right within half a unit of loudness and a decibel below full scale', () => {
    expect([heard(-16.5), heard(-15.5), heard(-16, -1)].map(levelError)).toEqual([0, 0, 0])
    for (const wrong of [heard(-16.6), heard(-15.4), heard(-16, -0.9)]) expect(levelError(wrong)).toBeGreaterThan(0)
  })
  it('is corrected by what came out, and never makes a passage of mere noise as loud as speech', () => {
    const first = firstLevel(heard(-20))!
    expect(correctedLevel(first, heard(-18)).makeupDecibels).toBeCloseTo(first.makeupDecibels + 2)
    expect(correctedLevel(first, heard(-50)).makeupDecibels).toBeCloseTo(first.makeupDecibels + 8)
    expect(correctedLevel(first, heard(-16, 0.5)).limit).toBeLessThan(first.limit * 10 ** (-1.5 / 20))
  })
})

/** Speech where there is a program that speaks; else a voice of the sample. */
async function spokenClip(folder: string): Promise<string> {
  const text = 'Here we generate the document, then we send it to the signer. The signer opens the envelope and signs it.'
  const spoken = spawnSync('espeak-ng', ['-w', join(folder, 'speech.wav'), text]).status === 0
  const voice = spoken
    ? ['-i', join(folder, 'speech.wav')]
    : ['-ss', '20', '-t', '8', '-i', new URL('../../../resources/sample/files/recording.mp4', import.meta.url).pathname]
  return makeClip(folder, 'speech.mkv', [...page('64x36', 5, 8), ...voice, '-map', '0:v', '-map', '1:a', '-c:v', 'libx264', '-c:a', 'pcm_s16le'])
}

describe('sound that was encoded', () => {
  const rates = [
    [11_000, 12_000],
    [16_000, 16_000],
    [32_000, 24_000],
  ] as const
  async function outcome(path: string, audioBitsPerSecond: number, audioSampleRate: number) {
    const tools = await testTools()
    const probed = await probeVideo(tools, path)
    const loudness = await measureLoudness({ tools, path, stream: probed.audio!.index })
    const folder = temporaryFolder()
    const frames = Math.floor(probed.durationMs / 200)
    const output = { frameRate: 5, ranges: [{ startFrame: 0, endFrame: frames }], durationMs: frames * 200, audioBitsPerSecond, audioSampleRate }
    const context = { tools, path, probed, folder, loudness, stored: [], reach: 24, conformed: { path, frameRate: 5 } }
    await encodeSound(context, output as unknown as OutputPlan, () => undefined)
    return measureLoudness({ tools, path: join(folder, fileNames.sound), stream: 0 })
  }
  it.each(rates)('of speech at %i bit/s has the usual loudness, and no peak that could be cut off', async (bitsPerSecond, sampleRate) => {
    const came = await outcome(await spokenClip(temporaryFolder()), bitsPerSecond, sampleRate)
    expect(Math.abs(came!.lufs - -16)).toBeLessThanOrEqual(1)
    expect(came!.truePeakDecibels).toBeLessThanOrEqual(-1)
  })
  it('of a tone, which has no peaks, has it too', async () => {
    const path = await makeClip(temporaryFolder(), 'tone.mkv', [...page('64x36', 5, 4), ...tone(4), '-c:v', 'libx264', '-c:a', 'pcm_s16le'])
    expect(Math.abs((await outcome(path, 16_000, 16_000))!.lufs - -16)).toBeLessThanOrEqual(0.5)
  })
})
