/** @file `npm run demo`: the sample submission through check, fit, export and verify, without a window. */
import { join } from 'node:path'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'
import { runEntry } from './run-entry.ts'

/**
 * @param args for `certpack demo`; without `--out` the package goes to `certpack-demo` in the current folder.
 * @returns the exit code of the command.
 */
export async function runDemo(args: readonly string[]): Promise<number> {
  // npm changes to the project's folder; INIT_CWD is where the user stood.
  const folder = join(process.env.INIT_CWD ?? process.cwd(), 'certpack-demo')
  const hasFolder = args.some((argument) => argument === '--out' || argument.startsWith('--out='))
  const allArgs = hasFolder ? args : [...args, '--out', folder]
  const { exitCode } = await runCommand(process.execPath, [join(projectRoot, 'electron', 'service', 'cli.ts'), 'demo', ...allArgs], {
    output: 'inherit',
  })
  return exitCode ?? 1
}

if (import.meta.main) await runEntry(() => runDemo(process.argv.slice(2)))
