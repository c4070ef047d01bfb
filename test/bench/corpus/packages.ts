/** @file The third-party interfaces of the corpus: npm packages of one version each, installed beside the recordings. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runTool } from '../../../build/sample/run-tool.ts'
import { cacheFolder } from '../../../build/project.ts'
import { ensureWholeFolder } from '../../../build/whole-folder.ts'

const packages = [
  '@octokit/openapi@23.0.2',
  '@xterm/addon-fit@0.11.0',
  '@xterm/addon-search@0.16.0',
  '@xterm/xterm@6.0.0',
  'ag-grid-community@36.2.0',
  'monaco-editor@0.57.0',
  'pdfjs-dist@6.5.438',
  'redoc@2.5.1',
  'swagger-ui-dist@5.35.0',
]

/** @returns the folder that holds the packages, installed unless the cache has them. */
export async function ensurePackages(log: (message: string) => void): Promise<string> {
  const hash = createHash('sha256').update(packages.join()).digest('hex').slice(0, 8)
  const folder = join(cacheFolder(), `corpus-packages-${hash}`)
  await ensureWholeFolder(folder, (temporary) => install(temporary, log), log)
  return join(folder, 'node_modules')
}

async function install(folder: string, log: (message: string) => void): Promise<void> {
  log(`Installing the interfaces of the corpus: ${packages.join(' ')}`)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }))
  // The pages load files of these packages and none of what they depend on; scripts of strangers do not run.
  const options = ['--prefix', folder, '--ignore-scripts', '--omit=optional', '--omit=peer', '--no-audit', '--no-fund', '--silent']
  await runTool('npm', ['install', ...options, ...packages])
}
