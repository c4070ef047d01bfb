/** @file The bundles of a package: the same entries as in development, with their packages inside, small, without maps. */
import { join } from 'node:path'
import { mergeConfig, type InlineConfig } from 'vite'
import { bundles, buildBundle } from '../bundle.ts'
import { externalPackages } from './external-packages.ts'

/** By name of the bundle, what of it a package does without: the command line runs on plain Node only. */
const leftOut: Record<string, string[]> = { service: ['cli'] }

const replacement = (name: string) => join(import.meta.dirname, '..', 'vite', name)

/** @returns the configuration of one bundle as it goes into a package, written to `folder`. */
export function releaseConfig(name: string, config: InlineConfig, folder: string): InlineConfig {
  const input = Object.entries((config.build?.rolldownOptions?.input ?? {}) as Record<string, string>)
  const { input: _input, ...rolldownOptions } = config.build?.rolldownOptions ?? {}
  const kept = Object.fromEntries(input.filter(([entry]) => !leftOut[name]?.includes(entry)))
  return mergeConfig({ ...config, build: { ...config.build, rolldownOptions } }, {
    resolve: {
      alias: [
        { find: /^brotli\/decompress(\.js)?$/, replacement: replacement('no-brotli.ts') },
        { find: /^\.\/mime-types\.js$/, replacement: replacement('no-mime-types.ts') },
      ],
    },
    // Nobody looks into it with an inspector: the names of the sources before each would be 50 kB.
    css: { modules: { generateScopedName: '_[hash:base64:6]' } },
    ...(config.build?.ssr ? { ssr: { noExternal: true, external: ['electron', ...Object.keys(externalPackages)] } } : {}),
    build: { outDir: join(folder, name), minify: true, sourcemap: false, rolldownOptions: { input: kept } },
  } satisfies InlineConfig)
}

/** Builds all of them into folders below `folder`. @throws UserError `blocked` when one cannot be built. */
export async function buildReleaseBundles(folder: string): Promise<void> {
  for (const [name, config] of Object.entries(bundles)) await buildBundle(name, releaseConfig(name, config, folder))
}
