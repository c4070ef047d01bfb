import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { findCanaries, makeCanaries } from '../../traffic/canaries.ts'
import { layersOf } from '../../traffic/layers-of.ts'
import { readAll, redactOne } from '../../traffic/read-all.ts'
import { differencesBut } from '../../traffic/same-but-redactions.ts'
import { allSamples } from '../../traffic/samples/all-samples.ts'
import { sandbox } from '../../traffic/sandbox-ids.ts'

const canaries = makeCanaries('s3q')

test.each(await allSamples(canaries))(
  '$name is read as $format, and its copy has neither secrets nor other differences',
  async ({ format, exchanges, bytes }) => {
    const folder = temporaryFolder()
    // Chosen by content: the name tells nothing.
    const path = join(folder, 'trace')
    await writeFile(path, bytes)
    const read = await readAll(path, 'trace')
    expect(read.exchanges.map((exchange) => exchange.format)).toEqual(Array.from({ length: exchanges }, () => format))
    expect(read.unread).toEqual([])

    const redacted = await redactOne(path, 'trace', folder)
    const layers = await layersOf(await readFile(redacted.path))
    expect(layers.flatMap((layer) => findCanaries(layer, canaries))).toEqual([])
    expect(layers.some((layer) => layer.includes(sandbox.envelopeId) || layer.includes(Buffer.from(sandbox.envelopeId, 'utf16le')))).toBe(true)
    const again = await readAll(redacted.path, 'trace')
    expect(again.exchanges.length).toBe(exchanges)
    expect(read.exchanges.flatMap((exchange, index) => differencesBut(exchange, again.exchanges[index]!))).toEqual([])
  },
)
