import { deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { traceOfBytes } from '../../../electron/service/traces/source.ts'

const read = async (bytes: Buffer) => {
  const source = await traceOfBytes(bytes, 'trace')
  return { packing: source.packing, text: (await source.all()).toString() }
}

it.each(['x y', 'x?y=1', 'x}', 'x^2', 'x'])('text that begins with %j is text', async (text) => {
  expect(await read(Buffer.from(text))).toEqual({ packing: 'none', text })
})

it('gzip and zlib are unpacked', async () => {
  const text = 'GET / HTTP/1.1\r\n\r\n'
  expect(await read(gzipSync(text))).toEqual({ packing: 'gzip', text })
  for (const level of [1, 6, 9]) expect(await read(deflateSync(text, { level }))).toEqual({ packing: 'zlib', text })
})

it('a packed trace that is cut off is told by its name', async () => {
  await expect(read(gzipSync('GET / HTTP/1.1\r\n'.repeat(100)).subarray(0, 30))).rejects.toMatchObject({
    code: 'file-unsupported',
    message: expect.stringContaining('"trace"'),
  })
})
