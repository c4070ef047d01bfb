/** @file What the bundles that run in Node have in common. */
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { projectRoot } from '../project.ts'

type PackageJson = { dependencies: Record<string, string>; optionalDependencies?: Record<string, string> }

const { dependencies, optionalDependencies = {} } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as PackageJson
const packages = ['electron', ...Object.keys(dependencies), ...Object.keys(optionalDependencies)]

/** @returns whether an import stays as it is: parts of Node and Electron always, packages where node_modules is there at run time. */
function isExternal(id: string, arePackagesExternal: boolean): boolean {
  if (id.startsWith('node:') || builtinModules.includes(id) || id === 'electron' || id.startsWith('electron/')) return true
  return arePackagesExternal && packages.some((name) => id === name || id.startsWith(`${name}/`))
}

export type NodeBundle = {
  /** Path of each entry from the project's folder, by the name of its output. */
  entries: Record<string, string>
  /** Folder of the output from the project's folder. */
  folder: string
  format: 'es' | 'cjs'
  /** Oldest runtime that executes it, in Vite's words. */
  target: string
  arePackagesExternal: boolean
}

export function nodeBundle({ entries, folder, format, target, arePackagesExternal }: NodeBundle): InlineConfig {
  const extension = format === 'cjs' ? 'cjs' : 'js'
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    build: {
      target,
      outDir: join(projectRoot, folder),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(projectRoot, path)])),
        external: (id) => isExternal(id, arePackagesExternal),
        platform: 'node',
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunks/[name]-[hash].${extension}` },
      },
    },
  }
}
