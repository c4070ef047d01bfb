import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makePreview, needsPreview } from '../../../electron/service/video/preview.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']
const clip = [...page('320x180', 30, 2), ...tone(2)]

describe('a copy for the player', () => {
  it.each([
    ['is not made of an MP4 with H.264 and AAC', 'a.mp4', [...x264, '-c:a', 'aac'], 'none'],
    ['is not made of a WebM with VP8 and Opus', 'a.webm', [...vp8, '-c:a', 'libopus'], 'none'],
    ['is packed anew of fragments', 'a.mp4', [...x264, '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov'], 'remux'],
    ['is packed anew of H.264 in Matroska', 'a.mkv', [...x264, '-c:a', 'aac'], 'remux'],
    ['is encoded of MPEG-4 in AVI', 'a.avi', ['-c:v', 'mpeg4', '-c:a', 'mp3'], 'transcode'],
    ['is encoded of 4:4:4', 'a.mp4', ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'], 'transcode'],
    ['is encoded of H.264 with uncompressed sound', 'a.mov', [...x264, '-c:a', 'pcm_s16le'], 'transcode'],
  ] as const)('%s', async (_, name, options, kind) => {
    const tools = await testTools()
    const path = await makeClip(temporaryFolder(), name, [...clip, ...options])
    const probed = await probeVideo(tools, path)
    expect(needsPreview(probed)).toBe(kind)
    if (kind === 'none') return
    const preview = await makePreview({ tools, path, probed, outputPath: join(temporaryFolder(), 'x.preview') })
    expect(preview.name).toBe('preview.mp4')
    const shown = await probeVideo(tools, preview.path)
    expect(needsPreview(shown)).toBe('none')
    expect(Math.abs(shown.durationMs - probed.durationMs)).toBeLessThanOrEqual(100)
  })
  it('is packed anew of what MediaRecorder writes, because it has no length', async () => {
    const { ffmpegPath } = await testTools()
    const path = join(temporaryFolder(), 'a.webm')
    writeFileSync(path, execFileSync(ffmpegPath, ['-v', 'error', ...clip, ...vp8, '-c:a', 'libopus', '-f', 'webm', 'pipe:1']))
    const tools = await testTools()
    const probed = await probeVideo(tools, path)
    expect(needsPreview(probed)).toBe('remux')
    const preview = await makePreview({ tools, path, probed, outputPath: join(temporaryFolder(), 'x.preview') })
    expect(preview.name).toBe('preview.webm')
    expect(await probeVideo(tools, preview.path)).toMatchObject({ hasDuration: true, container: 'matroska' })
  })
})
