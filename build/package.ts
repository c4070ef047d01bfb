/**
 * @file `npm run package`: packages for this machine's system, in `dist/<flavour>`.
 * `--flavour test` leaves the inspector in, `--targets <list>` says which, `--check` tests what was built.
 */
import { stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from '#shared/contract/errors.ts'
import { buildPackages } from './package/build-packages.ts'
import { lookAtMachine, planTargets, targetNames, type TargetName } from './package/package-targets.ts'
import { flavours, type Flavour } from './package/product.ts'
import { projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'
import { runEntry } from './run-entry.ts'

await runEntry(async () => {
  const { flavour, targets, check } = readOptions()
  const plan = planTargets(targets, await lookAtMachine(console.log))
  for (const { name, lacks } of plan) if (lacks) console.log(`${name} ${lacks}`)
  const possible = plan.filter(({ way }) => way !== null)
  if (possible.length === 0) throw new UserError('blocked', 'None of these can be built here.')
  const { version, files, application } = await buildPackages(flavour, possible, console.log)
  console.log(`Certpack ${version}:`)
  for (const path of [application, ...files]) console.log(`  ${relative(projectRoot, path)}${await megabytesOf(path)}`)
  if (!check) return 0
  const { exitCode } = await runCommand(process.execPath, ['build/test.ts', 'packaged'], { cwd: projectRoot, output: 'inherit' })
  return exitCode ?? 1
})

function readOptions(): { flavour: Flavour; targets: TargetName[]; check: boolean } {
  const { values } = parseArgs({
    options: { flavour: { type: 'string', default: 'release' }, targets: { type: 'string' }, check: { type: 'boolean', default: false } },
  })
  return {
    flavour: oneOf(values.flavour, flavours),
    targets: values.targets === undefined ? [...targetNames] : values.targets.split(',').map((name) => oneOf(name, targetNames)),
    check: values.check,
  }
}

function oneOf<Name extends string>(word: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === word)
  if (!found) throw new UserError('bad-input', `There is no "${word}".`, `There are ${names.join(', ')}.`)
  return found
}

async function megabytesOf(path: string): Promise<string> {
  const found = await stat(path)
  return found.isFile() ? ` (${(found.size / 1e6).toFixed(1)} MB)` : ''
}
