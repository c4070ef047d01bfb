/** @file Everything that is checked without running the program: types, lint with layer boundaries, format, unused code, file headers. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'

/** Tools are pointed at these; the rest of the folder is not source. */
const folders = ['electron', 'renderer', 'build', 'test']

type Check = { name: string; run: () => Promise<{ isPassed: boolean; output: string }> }

const tool = (name: string, args: readonly string[]) => async () => {
  const { exitCode, stdout, stderr } = await runCommand(join(projectRoot, 'node_modules', '.bin', name), args, { cwd: projectRoot })
  return { isPassed: exitCode === 0, output: `${stdout}${stderr}` }
}

const checks: Check[] = [
  { name: 'types', run: tool('tsc', ['-b', '--pretty']) },
  { name: 'lint and boundaries', run: tool('oxlint', ['--type-aware', '--deny-warnings', '--report-unused-disable-directives', ...folders]) },
  { name: 'format', run: tool('oxfmt', ['--check', ...folders]) },
  { name: 'unused code', run: tool('knip', []) },
  { name: 'file headers', run: checkHeaders },
]

/** Runs every check, tells each in one line and the findings of those that fail. @returns whether all passed. */
export async function runChecks(): Promise<boolean> {
  let areAllPassed = true
  for (const { name, run } of checks) {
    const startedAtMs = performance.now()
    const { isPassed, output } = await run()
    console.log(`${isPassed ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`)
    if (!isPassed) console.log(output)
    areAllPassed &&= isPassed
  }
  return areAllPassed
}

/** A reader must see at the top of a file in which process it runs. */
async function checkHeaders(): Promise<{ isPassed: boolean; output: string }> {
  const entries = await readdir(join(projectRoot, 'electron'), { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })))
  const bare = texts.filter(({ text }) => !/^(#!.*\n)?\/\*\*\s+(\* )?@file /.test(text))
  return { isPassed: bare.length === 0, output: bare.map(({ path }) => `${path} does not begin with /** @file … */`).join('\n') }
}
