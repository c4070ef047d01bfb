/**
 * @file Packages that cannot go into a bundle, because they load files of their own at run time, and which of their files those are.
 * Everything else of a package (sources, other systems' binaries, tests, types) stays out of what is shipped.
 */
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project.ts'

/** For which machine a package is built, in the words of Node. */
export type Target = { platform: 'darwin' | 'linux' | 'win32'; arch: 'arm64' | 'x64' }

type Patterns = readonly string[]

/** By name of the package, patterns from its folder. */
export const externalPackages: Record<string, (target: Target) => Patterns> = {
  'better-sqlite3': ({ platform, arch }) => [
    'lib/{index,database,binding,util,sqlite-error}.js',
    'lib/methods/*.js',
    `prebuilds/${platform}-${arch}.node`,
  ],
  // Started in a thread by path, from files that lie together.
  'tesseract.js': () => [
    'src/*.js',
    'src/{constants,utils}/*.js',
    'src/worker/node/*.js',
    'src/worker-script/*.js',
    'src/worker-script/{constants,node,utils}/*.js',
  ],
  // One of six cores: what every Node and Electron since 2023 chooses. (In Node the recogniser never takes those with the network only.)
  'tesseract.js-core': () => ['tesseract-core-relaxedsimd.js', 'tesseract-core-relaxedsimd.wasm'],
  'regenerator-runtime': () => ['runtime.js'],
  'is-url': () => ['index.js'],
  'bmp-js': () => ['index.js', 'lib/*.js'],
  'wasm-feature-detect': () => ['dist/cjs/index.cjs'],
  '@tesseract.js-data/eng': () => ['4.0.0_best_int/eng.traineddata.gz'],
  // Its fonts are packed into one file, see electron/service/package/pdf/typeface.ts.
  '@expo-google-fonts/inter': () => [],
}

/** @returns the files of a package that are shipped, from its folder. @throws Error when a pattern finds none: the package has changed. */
export async function shippedFiles(name: string, target: Target): Promise<string[]> {
  const folder = join(projectRoot, 'node_modules', name)
  const patterns = externalPackages[name]?.(target) ?? []
  const found = new Set(['package.json'])
  for (const pattern of patterns) {
    const foundBefore = found.size
    for await (const file of glob(pattern, { cwd: folder })) found.add(file)
    if (found.size === foundBefore) throw new Error(`${name} has no ${pattern} any more: see build/package/external-packages.ts`)
  }
  return [...found].toSorted()
}
