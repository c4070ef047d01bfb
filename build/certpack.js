#!/usr/bin/env node
// The `certpack` command. Plain JavaScript, because whatever Node calls it may be too old for the rest:
// it hands over to the Node 24 of node_modules.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const neededMajor = 24

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath
  try {
    const packagePath = createRequire(import.meta.url).resolve('node/package.json')
    return join(dirname(packagePath), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    console.error(
      `certpack needs Node ${neededMajor}; this is ${process.version}. Run "npm install" in ${fileURLToPath(new URL('..', import.meta.url))} first.`,
    )
    process.exit(2)
  }
}

// Nothing is said over the channel; its end tells the other that this process was killed.
const cli = fileURLToPath(new URL('../electron/service/cli.ts', import.meta.url))
const child = spawn(findNode(), [cli, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
// An interrupt from the terminal reaches both by itself; this process waits for the other to end in its own way.
process.on('SIGINT', () => undefined)
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('error', (error) => {
  console.error(`certpack could not start: ${error.message}`)
  process.exit(2)
})
child.once('exit', (code) => process.exit(code ?? 130))
