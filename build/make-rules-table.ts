/** @file Writes the table of rules into README.md; a test fails while it is out of date. Run: node build/make-rules-table.ts */
import { readFile, writeFile } from 'node:fs/promises'
import { readmePath, rulesRegion, withRegion } from './rules-table.ts'

const readme = withRegion(await readFile(readmePath, 'utf8'), await rulesRegion())
if (readme === null) throw new Error('README.md lacks the two markers of the table of rules.')
await writeFile(readmePath, readme)
