import { expect, test } from 'vitest'
import { freeBuffer } from '../../../electron/service/files/free-buffer.ts'

test('a piece with memory of its own is given back, one that shares it is left alone', () => {
  const own = Buffer.from(new ArrayBuffer(64 * 1_024))
  freeBuffer(own)
  expect(own.length).toBe(0)
  const part = Buffer.from(new ArrayBuffer(1_024)).fill(7).subarray(0, 512)
  freeBuffer(part)
  expect([part.length, part[511]]).toEqual([512, 7])
})
