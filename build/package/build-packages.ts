/** @file Builds packages of one flavour for this machine's system. */
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, Platform, type Configuration } from 'electron-builder'
import { declaredVersion } from '../electron-official.ts'
import { resolveElectron } from '../electron-runtime.ts'
import { projectRoot } from '../project.ts'
import { runCommand } from '../run-command.ts'
import { builderConfig } from './builder-config.ts'
import { makeDebianPackage } from './debian-package.ts'
import type { Target } from './external-packages.ts'
import { setFuses } from './fuses.ts'
import type { PlannedTarget } from './package-targets.ts'
import { product, versionOf, type Flavour } from './product.ts'
import { stageApplication } from './stage-application.ts'

export type BuiltPackages = {
  version: string
  /** The unpacked application. */
  application: string
  /** Paths of the packages. */
  files: string[]
}

/** better-sqlite3 needs Node-API 10; with an older Electron the service runs on a Node of its own. */
const neededNodeApi = 10

/** @returns the folder in which packages of a flavour are built, one beside the other. */
export function packagesFolder(flavour: Flavour): string {
  return join(projectRoot, 'dist', flavour)
}

/** Builds what is planned, anew. @throws UserError `blocked` with the way out when a part is not at hand. */
export async function buildPackages(flavour: Flavour, plan: readonly PlannedTarget[], log: (message: string) => void): Promise<BuiltPackages> {
  const electron = await resolveElectron({ log })
  const isDevelopmentOnly = electron.version !== (await declaredVersion())
  const version = versionOf(flavour, isDevelopmentOnly)
  if (isDevelopmentOnly)
    log(`Electron ${electron.version} is not the declared ${await declaredVersion()}: the packages are named ${version} and are for development only`)
  const needsNode = (await nodeApiOf(electron.path)) < neededNodeApi
  const output = packagesFolder(flavour)
  await rm(output, { recursive: true, force: true })
  const target: Target = { platform: process.platform as Target['platform'], arch: process.arch as Target['arch'] }
  const stage = await stageApplication({ folder: join(output, 'stage'), target, version, needsNode, log })
  const config = builderConfig({
    ...stage,
    output,
    electronVersion: electron.version,
    electronDist: distributionOf(electron.path),
    isServiceOnNode: needsNode,
    // What the Electron of the registry has besides: its loader, and the mark of the cache.
    afterExtract: async (folder) => {
      for (const name of [join('resources', 'app'), '.complete']) await rm(join(folder, name), { recursive: true, force: true })
    },
    afterPack: (folder) => setFuses(executableIn(folder), flavour),
  })
  log('Packing')
  const files = await runBuilder(config, flavour, plan)
  const application = join(output, unpackedFolders[target.platform](target.arch))
  if (plan.some(({ way }) => way === 'dpkg-deb'))
    files.push(await makeDebianPackage({ application, version, arch: target.arch, isQuick: flavour === 'test', folder: output }))
  await rm(join(output, 'stage'), { recursive: true, force: true })
  await writeFile(join(output, 'built.json'), JSON.stringify({ version, application, files } satisfies BuiltPackages, null, 2))
  return { version, application, files }
}

/** @returns the folder that an Electron was unpacked to; on macOS the program lies four levels deep in it. */
function distributionOf(executable: string): string {
  return process.platform === 'darwin' ? join(dirname(executable), '..', '..', '..') : dirname(executable)
}

/** As electron-builder names them. */
const unpackedFolders: Record<Target['platform'], (arch: string) => string> = {
  linux: (arch) => (arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`),
  darwin: (arch) => (arch === 'x64' ? 'mac' : `mac-${arch}`),
  win32: (arch) => (arch === 'x64' ? 'win-unpacked' : `win-${arch}-unpacked`),
}

/** @returns the path of what is started in the folder of an unpacked application. */
export function executableIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, `${product.name}.app`)
  return join(folder, process.platform === 'win32' ? `${product.name}.exe` : product.executable)
}

async function runBuilder(config: Configuration, flavour: Flavour, plan: readonly PlannedTarget[]): Promise<string[]> {
  const names = plan.filter(({ way }) => way === 'electron-builder').map(({ name }) => name)
  // Instead of a download, where it is there.
  if (process.platform === 'linux' && existsSync('/usr/bin/7zz')) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7zz'
  // What is only tested need not be small.
  if (flavour === 'test') process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL = '1'
  const targets = Platform.current().createTarget(names.length > 0 ? names : ['dir'])
  const made = await build({ targets, config, projectDir: projectRoot, publish: 'never' })
  return made.filter((path) => !path.endsWith('.blockmap'))
}

async function nodeApiOf(executable: string): Promise<number> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }
  const { stdout } = await runCommand(executable, ['-p', 'process.versions.napi'], { env, timeoutMs: 30_000 })
  return Number(stdout.trim()) || 0
}
