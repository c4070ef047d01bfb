/** @file What the bundles that run in Node have in common. */
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { projectRoot } from '../project.ts'

export type NodeBundle = {
  /** Path of each entry from the project's folder, by the name of its output. */
  entries: Record<string, string>
  /** Folder of the output from the project's folder. */
  folder: string
  format: 'es' | 'cjs'
  /** Oldest runtime that executes it, in Vite's words. */
  target: string
  /** Whether packages go into the bundle; otherwise they are found in node_modules at run time. */
  arePackagesBundled: boolean
}

export function nodeBundle({ entries, folder, format, target, arePackagesBundled }: NodeBundle): InlineConfig {
  const extension = format === 'cjs' ? 'cjs' : 'js'
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    ssr: { external: ['electron'], ...(arePackagesBundled ? { noExternal: true } : {}) },
    build: {
      // "Server-side" is how Vite calls a build for Node: parts of Node stay imports, nothing of a browser is added.
      ssr: true,
      target,
      outDir: join(projectRoot, folder),
      emptyOutDir: true,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(projectRoot, path)])),
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
      },
    },
  }
}
