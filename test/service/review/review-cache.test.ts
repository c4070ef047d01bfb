import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { createReviewCache } from '../../../electron/service/review/review-cache.ts'
import { screenOf } from '../../fixtures/screen-words.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const read = { pictures: 3, words: screenOf('Send the envelope', { text: 'to ada@example.com', startMs: 4_000 }) }
const sha256 = 'a'.repeat(64)

it('gives back what was kept', async () => {
  const folder = temporaryFolder()
  await createReviewCache(folder).write(sha256, read)
  expect(await createReviewCache(folder).read(sha256)).toEqual(read)
})

it('knows nothing of another recording', async () => expect(await createReviewCache(temporaryFolder()).read(sha256)).toBe(null))

test.each<[string, (content: string) => string]>([
  ['cut off', (content) => content.slice(0, -20)],
  ['empty', () => ''],
  ['changed', (content) => content.replace('"endMs":10000', '"endMs":"later"')],
  ['of another version', (content) => content.replace(/"version":\d+/, '"version":99')],
])('one that is %s counts as none, and is written anew', async (_, damage) => {
  const folder = temporaryFolder()
  const cache = createReviewCache(folder)
  await cache.write(sha256, read)
  const path = join(folder, 'reviews', `${sha256}.json`)
  const damaged = damage(readFileSync(path, 'utf8'))
  expect(damaged).not.toBe(readFileSync(path, 'utf8'))
  writeFileSync(path, damaged)
  expect(await cache.read(sha256)).toBe(null)
  await cache.write(sha256, read)
  expect(await cache.read(sha256)).toEqual(read)
})
