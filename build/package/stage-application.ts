/** @file Lays out what is ours in a package, whole and nothing else, in a folder that electron-builder packs as it is. */
import { copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packedFontsName, packFonts } from '../../electron/service/package/pdf/typeface.ts'
import { projectRoot } from '../project.ts'
import { externalPackages, shippedFiles, type Target } from './external-packages.ts'
import { makeFfmpegFolder } from './ffmpeg-folder.ts'
import { noticesOf } from './notices.ts'
import { product } from './product.ts'
import { productionPackages } from './production-packages.ts'
import { buildReleaseBundles } from './release-bundles.ts'

export type Stage = {
  /** What goes into the archive: `package.json`, `out/`, and `packages/`, which becomes `node_modules/`. */
  app: string
  /** What lies beside the archive: the sample, ffmpeg, notices; `node/` where the service needs a Node of its own. */
  resources: string
}

export type StageOptions = {
  folder: string
  target: Target
  version: string
  /** Whether the Electron is too old for the service, which then needs the Node that runs this script. */
  needsNode: boolean
  log: (message: string) => void
}

/** Empties `folder` and fills it. @throws UserError `blocked` when something that is shipped is not at hand. */
export async function stageApplication({ folder, target, version, needsNode, log }: StageOptions): Promise<Stage> {
  const stage: Stage = { app: join(folder, 'app'), resources: join(folder, 'resources') }
  await rm(folder, { recursive: true, force: true })
  await mkdir(stage.resources, { recursive: true })
  log('Bundling')
  await buildReleaseBundles(join(stage.app, 'out'))
  await writeFile(join(stage.app, 'package.json'), JSON.stringify(manifestOf(version), null, 2))
  for (const name of Object.keys(externalPackages)) await copyPackage(name, target, stage.app)
  log('Placing the sample, ffmpeg and the notices')
  await cp(join(projectRoot, 'resources', 'sample'), join(stage.resources, 'sample'), { recursive: true })
  await copyFile(join(projectRoot, 'resources', 'icons', 'linux', '256x256.png'), join(stage.resources, 'icon.png'))
  await makeFfmpegFolder(join(stage.resources, 'ffmpeg'), target)
  await writeFile(join(stage.resources, 'THIRD-PARTY-NOTICES.txt'), noticesOf(await productionPackages()))
  if (needsNode) await placeNode(join(stage.resources, 'node'))
  return stage
}

function manifestOf(version: string): object {
  return {
    name: product.executable,
    version,
    description: product.description,
    license: 'MIT',
    author: product.maintainer,
    type: 'module',
    main: 'out/main/index.js',
    desktopName: `${product.executable}.desktop`,
  }
}

async function copyPackage(name: string, target: Target, app: string): Promise<void> {
  const from = join(projectRoot, 'node_modules', name)
  const to = join(app, 'packages', name)
  for (const file of await shippedFiles(name, target)) {
    await mkdir(dirname(join(to, file)), { recursive: true })
    await copyFile(join(from, file), join(to, file))
  }
  if (name === '@expo-google-fonts/inter') await writeFile(join(to, packedFontsName), packFonts(from))
}

async function placeNode(folder: string): Promise<void> {
  await mkdir(folder)
  await copyFile(process.execPath, join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
  const { version } = process
  await writeFile(
    join(folder, 'README.txt'),
    `Node.js ${version}, MIT: https://github.com/nodejs/node/blob/${version}/LICENSE\nIn development builds only, which are not for passing on.\n`,
  )
}
