import { execFileSync } from 'node:child_process'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']
const refused = (message: RegExp, code = 'file-unsupported') => expect.objectContaining({ code, message: expect.stringMatching(message) })

describe('a recording', () => {
  it('is known by what it holds', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('320x180', 25, 2), ...tone(2), ...x264, '-c:a', 'aac'])
    expect(await probeVideo(await testTools(), path)).toMatchObject({
      width: 320,
      height: 180,
      frameRate: 25,
      videoCodec: 'h264',
      audioCodec: 'aac',
      container: 'mp4',
      hasDuration: true,
      isUpright: true,
      isVariableFrameRate: false,
    })
  })
  it('from a browser has its length measured, because the file does not say it', async () => {
    const folder = temporaryFolder()
    // MediaRecorder writes a live stream: no duration, no cues. An output that cannot be rewound makes ffmpeg do the same.
    const { ffmpegPath, ...tools } = await testTools()
    const path = join(folder, 'recorded.webm')
    writeFileSync(path, execFileSync(ffmpegPath, ['-v', 'error', ...page('320x180', 30, 3), ...vp8, '-f', 'webm', 'pipe:1']))
    const probed = await probeVideo({ ffmpegPath, ...tools }, path)
    expect(probed).toMatchObject({ hasDuration: false, frameRate: 30, container: 'matroska' })
    expect(Math.abs(probed.durationMs - 3_000)).toBeLessThanOrEqual(40)
  })
  it('in fragments has the length of all of them', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('320x180', 30, 3), ...x264, '-g', '30', '-movflags', 'frag_keyframe+empty_moov'])
    const probed = await probeVideo(await testTools(), path)
    expect(probed).toMatchObject({ isFragmented: true, hasDuration: false })
    expect(Math.abs(probed.durationMs - 3_000)).toBeLessThanOrEqual(40)
  })
  it('that was turned is as wide and high as it is shown', async () => {
    const folder = temporaryFolder()
    const upright = await makeClip(folder, 'a.mp4', [...page('320x180', 10, 1), ...x264])
    const path = await makeClip(folder, 'b.mp4', ['-i', upright, '-c', 'copy', '-metadata:s:v', 'rotate=90'])
    expect(await probeVideo(await testTools(), path)).toMatchObject({ width: 180, height: 320, isUpright: false })
  })
  it('of a variable rate shows its average and its busiest rate', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mkv', [
      ...page('320x180', 30, 4),
      '-vf',
      "select='lt(t,2)+not(mod(n,10))'",
      '-vsync',
      'vfr',
      ...x264,
    ])
    const probed = await probeVideo(await testTools(), path)
    expect(probed.isVariableFrameRate).toBe(true)
    expect(probed.frameRate).toBeLessThan(20)
    expect(probed.peakFrameRate).toBeCloseTo(30, 0)
  })
  it.each(['-x $(touch y) \'q".mp4', '%03d.mp4', 'a\nb.mp4', '😀 ünï.mp4', 'http:x.mp4', 'a,b=c;d[e].mp4'])('may have the name %j', async (name) => {
    const path = await makeClip(temporaryFolder(), name, [...page('64x64', 5, 1), ...x264])
    expect(await probeVideo(await testTools(), path)).toMatchObject({ width: 64 })
  })
})

describe('what is no recording is refused in words of its own', () => {
  const bytes: [string, string | Buffer, RegExp][] = [
    ['an empty file', '', /is empty/],
    ['text', 'Dear reviewer,\nplease find attached', /is a text file/],
    ['a playlist', '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.ts\n', /playlist/],
    ['a list of files', "ffconcat version 1.0\nfile '/etc/passwd'\n", /playlist/],
    ['a manifest', '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>', /playlist/],
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251)), /not a recording/],
  ]
  it.each(bytes)('%s', async (_, content, message) => {
    const path = join(temporaryFolder(), 'a.mp4')
    writeFileSync(path, content)
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(message))
  })
  it('a missing file', async () => {
    await expect(probeVideo(await testTools(), join(temporaryFolder(), 'a.mp4'))).rejects.toThrow(refused(/not there/, 'file-missing'))
  })
  it('a folder', async () => {
    await expect(probeVideo(await testTools(), temporaryFolder())).rejects.toThrow(refused(/folder/))
  })
  it('a FIFO, without waiting for it', async () => {
    const path = join(temporaryFolder(), 'a.mp4')
    execFileSync('mkfifo', [path])
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(/not a regular file/))
  })
  it.each([
    ['its index last', []],
    ['its index first', ['-movflags', '+faststart']],
  ])('an MP4 with %s that was cut short', async (_, flags) => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('320x180', 25, 2), ...x264, ...flags])
    truncateSync(path, Math.floor(readFileSync(path).length * 0.6))
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(/incomplete/))
  })
  it('sound without a picture', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...tone(1), '-c:a', 'aac'])
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(/no picture/))
  })
  it('a container that is not accepted', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('64x64', 5, 1), ...x264, '-f', 'mpegts'])
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(/a kind that is not taken|not a recording/))
  })
  it('a cancelled look', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mp4', [...page('64x64', 5, 1), ...x264])
    await expect(probeVideo(await testTools(), path, AbortSignal.abort())).rejects.toThrow(refused(/Cancelled/, 'cancelled'))
  })
})

it('nothing is ever fetched, however a file asks for it', async () => {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = temporaryFolder()
  const tricks = [
    // The binary prefix gets past our own look at the text, so that ffmpeg's whitelists are what is tested.
    Buffer.concat([Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}/hls.ts\n#EXT-X-ENDLIST\n`), Buffer.from([0])]),
    Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}/hls.ts\n#EXT-X-ENDLIST\n`),
    Buffer.from(
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1"><BaseURL>${address}/dash.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    ),
  ]
  for (const [index, content] of tricks.entries()) {
    const path = join(folder, `${index}.mp4`)
    writeFileSync(path, content)
    await expect(probeVideo(await testTools(), path)).rejects.toThrow(refused(/./))
    const { runFfmpeg } = await import('../../../electron/service/video/ffmpeg-command.ts')
    await expect(runFfmpeg({ tools: await testTools(), inputs: [{ path }], outputs: [{ path: null, options: ['-map', '0'] }] })).rejects.toThrow(
      refused(/./, 'encoder-failed'),
    )
  }
  await expect(probeVideo(await testTools(), `${address}/direct.mp4`)).rejects.toThrow(refused(/./, 'file-missing'))
  server.close()
  expect(requests).toEqual([])
})
