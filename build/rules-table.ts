/** @file The table of rules in README.md: made from the rule book, so that it cannot say anything else than the program does. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ruleBook, type RuleText } from '#shared/domain/rule-book.ts'
import { projectRoot } from './project.ts'

export const readmePath = join(projectRoot, 'README.md')
const markers = { from: '<!-- rules: from here -->', to: '<!-- rules: to here -->' } as const

const levelWords = { blocker: 'blocks', warning: 'warns', info: 'notes', 'cannot-verify': 'cannot verify' } as const

/** Where the tests of rules lie. */
const testFolder = join('test', 'shared', 'domain')

type TestFile = { path: string; text: string }

async function testFiles(): Promise<TestFile[]> {
  const names = await readdir(join(projectRoot, testFolder), { recursive: true })
  const paths = names.filter((name) => name.endsWith('.test.ts')).map((name) => join(testFolder, name))
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path: path.replaceAll('\\', '/'), text: await readFile(join(projectRoot, path), 'utf8') })),
  )
}

/** @returns the file that tests a rule: the one that is about it, else the one that first names it. @throws Error where none does. */
function testOf({ id: name }: RuleText, files: readonly TestFile[]): string {
  const id = name.replaceAll('.', '\\.')
  const forms = [
    `testRule\\('${id}'`,
    `(?:describe|test)(?:\\.each\\([\\s\\S]*?\\))?\\([\`'"][^\`'"]*\\b${id}\\b`,
    `found\\(\\s*'${id}'`,
    `['"\`]${id}['"\`]`,
    `\\b${id}\\b`,
  ]
  for (const form of forms) {
    const file = files.find(({ text }) => new RegExp(form).test(text))
    if (file) return file.path
  }
  throw new Error(`No test names ${name}. Add one below ${testFolder}.`)
}

function rowOf(rule: RuleText, files: readonly TestFile[]): string {
  const { id, settles, quote, source, levels, waivable, waivableWhen } = rule
  const path = testOf(rule, files)
  const others = settles.filter((ambiguity) => ambiguity !== id)
  const cells = [
    others.length > 0 ? `${id} (${others.join(', ')})` : id,
    quote ? `“${quote}”` : source,
    levels.map((level) => levelWords[level]).join(', ') || 'decides what applies',
    waivable === 'sometimes' ? waivableWhen : waivable === 'always' ? 'yes' : 'no',
    `[${path.slice(testFolder.length + 1)}](${path})`,
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** @returns what stands between the markers. */
export async function rulesRegion(): Promise<string> {
  const files = await testFiles()
  const rows = ruleBook.map((rule) => rowOf(rule, files))
  const { length } = ruleBook
  return [
    markers.from,
    '<details>',
    `<summary>The ${length} rules: the words each follows from, how much it weighs, whether a person may waive it, and its test</summary>`,
    '',
    '| rule | follows from | weighs | may be waived | test |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '</details>',
    markers.to,
  ].join('\n')
}

/** @returns the README with this region; null where the markers are not in it. */
export function withRegion(readme: string, region: string): string | null {
  const from = readme.indexOf(markers.from)
  const to = readme.indexOf(markers.to)
  return from < 0 || to < from ? null : readme.slice(0, from) + region + readme.slice(to + markers.to.length)
}
