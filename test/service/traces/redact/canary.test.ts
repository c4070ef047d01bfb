import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { zipMembers } from '../../../../electron/service/files/read-zip.ts'
import { collectTraceFile, redactTraceFile } from '../../../../electron/service/traces/redact/redact-trace-file.ts'
import { createRedactor } from '../../../../electron/service/traces/redact/redactor.ts'
import { scanResidual } from '../../../../electron/service/traces/scan/residual-scan.ts'
import { traceOfBytes } from '../../../../electron/service/traces/source.ts'
import { redactionChoicesSchema } from '../../../../electron/shared/domain/traces/redaction.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { canaryExchanges, kept } from './canary-exchanges.ts'
import { type Rendered, renderAll } from './canary-formats.ts'

const redactor = () => createRedactor({ choices: redactionChoicesSchema.parse({}), salt: 'salt' })

/** @returns the redacted bytes; of an archive the members one after the other. */
async function redact({ content, format, name }: Rendered): Promise<Buffer> {
  if (format !== null) return buffer(Readable.from(redactor().redact(await traceOfBytes(content, name), format)))
  const folder = temporaryFolder()
  const one = redactor()
  await writeFile(join(folder, 'in.zip'), content)
  await collectTraceFile(one, join(folder, 'in.zip'), name)
  await redactTraceFile(one, join(folder, 'in.zip'), name, join(folder, 'out.zip'))
  const members: Buffer[] = []
  for await (const member of zipMembers(join(folder, 'out.zip'), name)) members.push(unpackedBody(await buffer(Readable.from(member.read()))))
  return Buffer.concat(members)
}

/** A message with its chunks joined and unpacked. */
function unpackedBody(bytes: Buffer): Buffer {
  const start = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]))
  if (start === -1) return bytes
  let at = bytes.lastIndexOf('\r\n\r\n', start) + 4
  const chunks: Buffer[] = []
  for (;;) {
    const feed = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, feed).toString(), 16)
    if (!size) break
    chunks.push(bytes.subarray(feed + 2, feed + 2 + size))
    at = feed + 2 + size + 2
  }
  return Buffer.concat([bytes.subarray(0, start), gunzipSync(Buffer.concat(chunks))])
}

/** The text and, over and over, everything in it that is encoded. */
function allReadings(text: string): string {
  const readings = [text]
  const add = (reading: string) => {
    if (reading !== '' && !readings.includes(reading)) readings.push(reading)
  }
  for (let at = 0; at < readings.length && at < 60; at += 1) {
    const reading = readings[at] ?? ''
    add(reading.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))))
    add(reading.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\\(["\\/])/g, '$1'))
    add(reading.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    if (at === 0) {
      const decoded = (reading.match(/[\w+/-]{24,}={0,2}/g) ?? []).map((literal) => Buffer.from(literal, 'base64').toString('latin1'))
      for (const lists of reading.match(/\[\s*\d+(?:,\s*\d+){20,}\s*\]/g) ?? [])
        decoded.push(Buffer.from(JSON.parse(lists) as number[]).toString('latin1'))
      add(decoded.join('\n'))
    }
  }
  return readings.join('\n')
}

const { exchanges, canaries } = canaryExchanges()
const rendered = await renderAll(exchanges)

/** Trace-ascii shows one byte a character and a point for what it cannot. */
const asShown = (value: string) => value.replace(/\u00e9/g, '\u00c3\u00a9').slice(0, 500)

describe('no canary survives', () => {
  it.each(rendered.map((each) => [each.name, each] as const))('in %s', { timeout: 60_000 }, async (_, each) => {
    const before = allReadings(each.format === null ? '' : each.content.toString('latin1'))
    const after = allReadings((await redact(each)).toString('latin1'))
    const surviving = [...canaries]
      .filter(([, value]) => [value, asShown(value), ...(value.startsWith('Kn') ? [value.slice(0, 9)] : [])].some((form) => after.includes(form)))
      .map(([kind]) => kind)
    expect(surviving).toEqual([])
    // The fixture holds them, so that the search means something.
    if (each.format !== null && !['svclog', 'soapui', 'php-soap', 'connect-xml', 'curl-trace', 'soapui-log'].includes(each.format))
      expect([...canaries].filter(([, value]) => before.includes(asShown(value))).length).toBeGreaterThan(40)
  })

  it('of more than forty kinds', () => expect(canaries.size).toBeGreaterThan(100))
})

describe('the independent scan finds nothing', () => {
  it.each(rendered.map((each) => [each.name, each] as const))('in %s', { timeout: 60_000 }, async (_, { name, content }) => {
    const folder = temporaryFolder()
    const one = redactor()
    const [path, outPath] = [join(folder, 'in'), join(folder, 'out')]
    await writeFile(path, content)
    await collectTraceFile(one, path, name)
    await redactTraceFile(one, path, name, outPath)
    expect(await scanResidual(outPath, name, one.secretValues())).toEqual([])
    expect((await scanResidual(path, name, one.secretValues())).length).toBeGreaterThan(0)
  })
})

describe('what a reviewer needs stays', () => {
  it.each(rendered.map((each) => [each.name, each] as const))('in %s', async (_, each) => {
    const after = allReadings((await redact(each)).toString('latin1')).replace(/\n[0-9a-f]{4}: |"\nMon [^"]*"/g, '')
    const original = each.format === null ? null : allReadings(each.content.toString('latin1')).replace(/\n[0-9a-f]{4}: |"\nMon [^"]*"/g, '')
    for (const [name, value] of Object.entries(kept)) if (original === null || original.includes(value)) expect(after, name).toContain(value)
  })
})

describe('redacting twice changes nothing', () => {
  it.each(rendered.filter(({ format }) => format !== null).map((each) => [each.name, each] as const))('in %s', async (_, each) => {
    const once = await redact(each)
    expect((await redact({ ...each, content: once })).toString('latin1')).toBe(once.toString('latin1'))
  })
})

describe('the layout stays readable', () => {
  it.each(
    rendered
      .filter(({ format }) => format !== null && ['har', 'charles', 'postman', 'newman', 'connect-json'].includes(format))
      .map((each) => [each.name, each] as const),
  )('as JSON: %s', async (_, each) => {
    const text = (await redact(each)).toString().replace(/^\ufeff/, '')
    expect(() => void JSON.parse(text)).not.toThrow()
  })
})
