import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createTextReader, type TextReader, type TextReaderOptions } from '../../../electron/service/review/text-reader.ts'
import { greyText } from '../../helpers/grey-text.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const readers: TextReader[] = []
const textReader = (options: TextReaderOptions) => {
  const reader = createTextReader(options)
  readers.push(reader)
  return reader
}
afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.close())))

/** A picture full of patterns keeps a thread busy for long. */
function busyPicture() {
  const [width, height] = [1_920, 1_080]
  return { luma: Uint8Array.from({ length: width * height }, (_, index) => ((index * 2_654_435_761) >>> 24) % 256), width, height }
}

describe('text is read', () => {
  it('at 14 pixels, dark on light and light on dark, each word at its place', async () => {
    const reader = textReader({ readers: 1 })
    for (const isDark of [false, true]) {
      const words = await reader.read(await greyText('Send the envelope 4711', { isDark }))
      expect(words.map(({ text }) => text)).toEqual(['Send', 'the', 'envelope', '4711'])
      expect(words[0]!.box.x).toBeGreaterThanOrEqual(22)
      expect(words[0]!.box.x).toBeLessThanOrEqual(27)
      expect(words[0]!.box.height).toBeLessThanOrEqual(16)
      expect(Math.min(...words.map(({ confidence }) => confidence))).toBeGreaterThan(60)
    }
  })
})

describe('a thread', () => {
  it('is ended in the middle of a picture when the reading is cancelled, and what waits is cancelled too', async () => {
    const controller = new AbortController()
    const reader = textReader({ readers: 1, signal: controller.signal })
    await reader.read(await greyText('Ready'))
    const [busy, waiting] = [reader.read(busyPicture()), reader.read(busyPicture())]
    setTimeout(() => controller.abort(), 50)
    await expect(busy).rejects.toMatchObject({ code: 'cancelled' })
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await reader.close()
    await expect(reader.read(busyPicture())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('that hangs is ended, and said to hang', async () => {
    const reader = textReader({ readers: 1, hungAfterMs: 30 })
    await expect(reader.read(busyPicture())).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('no answer') })
  })

  it('that cannot load its network says so, and asks nobody for another one', async () => {
    const folder = temporaryFolder()
    await expect(textReader({ readers: 1, networkFolder: join(folder, 'absent') }).read(busyPicture())).rejects.toMatchObject({
      message: expect.stringMatching(/^Text recognition stopped: .*eng\.traineddata\.gz/),
    })
    mkdirSync(join(folder, 'damaged'))
    writeFileSync(join(folder, 'damaged', 'eng.traineddata.gz'), gzipSync('no network'))
    await expect(textReader({ readers: 1, networkFolder: join(folder, 'damaged') }).read(busyPicture())).rejects.toMatchObject({
      message: expect.stringMatching(/^Text recognition stopped: /),
    })
  })
})
