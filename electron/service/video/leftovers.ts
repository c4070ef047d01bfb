/** @file Ends encoders that an earlier run left behind. Service process. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fileUrl } from './input-arguments.ts'

/**
 * Kills processes that have a file below `workDir` open as `file:` argument: encoders of a run that did not end well and whose
 * guard was killed too. Call it before anything new works there.
 */
export function killLeftovers(workDir: string, log: (message: string) => void): void {
  const prefix = fileUrl(`${workDir}${sep}`)
  for (const { processId, commandLine } of listProcesses()) {
    if (processId === process.pid || !commandLine.includes(prefix)) continue
    try {
      process.kill(processId, 'SIGKILL')
      log(`Ended an encoder that an earlier run had left behind (process ${processId}).`)
    } catch {
      // It ended by itself in between, or is not ours to end.
    }
  }
}

type RunningProcess = { processId: number; commandLine: string }

function listProcesses(): RunningProcess[] {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(readProcess)
  if (process.platform === 'win32') return []
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', timeout: 5_000 })
  return [...(stdout ?? '').matchAll(/^\s*(\d+) (.*)$/gm)].map(([, id, commandLine = '']) => ({ processId: Number(id), commandLine }))
}

function readProcess(id: string): RunningProcess {
  try {
    return { processId: Number(id), commandLine: readFileSync(`/proc/${id}/cmdline`, 'utf8') }
  } catch {
    return { processId: Number(id), commandLine: '' }
  }
}
