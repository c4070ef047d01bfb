import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { fitVideo } from '../../../electron/service/video/fit.ts'
import { inputs, type Input } from '../../fixtures/forty-inputs.ts'
import { makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { fitClip } from '../../helpers/fit-clip.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const root = mkdtempSync(join(tmpdir(), 'certpack-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function makeInput({ name, args, again, isPiped, leftPercent }: Input): Promise<string> {
  const folder = mkdtempSync(join(root, 'input-'))
  let path = join(folder, name)
  if (isPiped) {
    const { ffmpegPath } = await testTools()
    writeFileSync(path, execFileSync(ffmpegPath, ['-v', 'error', ...args, '-f', name.split('.')[1] ?? '', 'pipe:1'], { maxBuffer: 10_000_000 }))
  } else path = await makeClip(folder, name, args)
  if (again)
    path = await makeClip(
      folder,
      `again-${name}`,
      again.map((argument) => argument.replace('{}', path)),
    )
  if (leftPercent) truncateSync(path, Math.floor((readFileSync(path).length * leftPercent) / 100))
  return path
}

/** @returns what a decoder has to say about the file, and the length of its longest stream as a player shows it. */
async function play(path: string): Promise<{ messages: string; durationMs: number; audioFrameMs: number }> {
  const { ffmpegPath, ffprobePath } = await testTools()
  const { stderr } = spawnSync(ffmpegPath, ['-v', 'warning', '-i', path, '-map', '0', '-f', 'null', '-'], { encoding: 'utf8' })
  const args = ['-v', 'error', '-show_entries', 'stream=duration,sample_rate', '-of', 'json', path]
  const { streams } = JSON.parse(execFileSync(ffprobePath, args, { encoding: 'utf8' })) as { streams: { duration: string; sample_rate?: string }[] }
  const sampleRate = Number(streams.find(({ sample_rate: rate }) => rate)?.sample_rate ?? 0)
  return {
    messages: stderr.trim(),
    durationMs: Math.max(...streams.map(({ duration }) => Number(duration) * 1000)),
    audioFrameMs: sampleRate > 0 ? 1_024_000 / sampleRate : 0,
  }
}

/** @returns how long the frames are that can be read of a recording at ten frames a second. */
async function readableMs(path: string): Promise<number> {
  const { ffprobePath } = await testTools()
  const args = ['-v', 'quiet', '-count_packets', '-select_streams', 'v', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', path]
  return Number(execFileSync(ffprobePath, args, { encoding: 'utf8' })) * 100
}

describe('a video below the limit that plays without a message, as long as its recording, is made of', () => {
  it.each(inputs)('$what', async (input) => {
    const { limitBytes = 200_000, gets = {} } = input
    const path = await makeInput(input)
    const durationMs = input.durationMs ?? (await readableMs(path))
    const { outputs } = await fitClip(path, { limitBytes, workDir: mkdtempSync(join(root, 'work-')) })
    expect(outputs.length).toBe(1)
    const { path: made, bytes, properties } = outputs[0]!
    expect(bytes).toBeLessThan(limitBytes)
    expect(properties).toMatchObject({ videoCodec: 'h264', ...gets })
    const played = await play(made)
    expect(played.messages).toBe('')
    // The last frame is followed by itself for a ninth of a frame at most.
    expect(Math.abs(played.durationMs - durationMs)).toBeLessThanOrEqual((1000 / properties.frameRate) * 1.12 + played.audioFrameMs + 1)
    rmSync(made)
  })
})

describe('refused, with the reason and what to do, is', () => {
  const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
  const write = (content: string | Buffer) => {
    const path = join(temporaryFolder(), 'a.mp4')
    writeFileSync(path, content)
    return path
  }
  it.each([
    ['an empty file', async () => write(''), /is empty/],
    ['a text', async () => write('Dear reviewer,\nplease find attached the video.\n'), /is a text file/],
    ['a picture', async () => makeClip(temporaryFolder(), 'a.png', [...page('64x64', 1, 1), '-frames:v', '1']), /not a recording|not taken/],
    ['sound alone', async () => makeClip(temporaryFolder(), 'a.mp4', [...tone(1), '-c:a', 'aac']), /has sound but no picture/],
    [
      'an MP4 that was cut short',
      async () => {
        const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('160x120', 10, 2), ...x264])
        truncateSync(path, Math.floor(readFileSync(path).length * 0.6))
        return path
      },
      /is incomplete/,
    ],
    [
      'the head of a Matroska file',
      async () => {
        const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('160x120', 10, 2), ...x264])
        truncateSync(path, 300)
        return path
      },
      /incomplete|not a recording|cannot be/,
    ],
    [
      'a day that should fit in a tenth of a megabyte',
      async () => makeClip(temporaryFolder(), 'a.mkv', ['-f', 'lavfi', '-i', 'color=s=64x48:r=1/60:d=86400', ...x264]),
      /cannot be made smaller/,
    ],
  ] as const)('%s', async (_, make, reason) => {
    const path = await make()
    const fitting = fitVideo({ tools: await testTools(), path, marks: [], limitBytes: 100_000, workDir: temporaryFolder() })
    await expect(fitting).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(reason), fix: expect.stringMatching(/\.$/) }),
    )
  })
})
