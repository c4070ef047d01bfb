import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readmePath, rulesRegion, withRegion } from '../../build/rules-table.ts'

test('the table of rules in the README is current; if not, run: node build/make-rules-table.ts', async () => {
  const readme = await readFile(readmePath, 'utf8')
  expect(withRegion(readme, await rulesRegion())).toBe(readme)
})

test('a README without the markers is noticed', async () => expect(withRegion('# Certpack', await rulesRegion())).toBeNull())
