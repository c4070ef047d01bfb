/** @file Runs a program and watches what it uses, together with all that it starts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { readProcessTree } from './process-tree.ts'
import { createWatch, type Usage } from './usage.ts'

export type WatchedRun = { exitCode: number | null; stdout: string; stderr: string; usage: Usage }

const lookEveryMs = 250
const keptCharacters = 100_000

/** @throws Error when the program cannot be started. */
export async function runWatched(command: string, args: readonly string[], cwd?: string): Promise<WatchedRun> {
  const startedAt = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-keptCharacters)))
  const end = once(child, 'close') as Promise<[number | null]>
  const watch = createWatch()
  const isOver = end.then(
    () => true,
    () => true,
  )
  do {
    if (child.pid) watch.look(await readProcessTree(child.pid))
  } while (!(await Promise.race([isOver, pause(lookEveryMs, false)])))
  const [exitCode] = await end
  return { exitCode, stdout, stderr, usage: watch.usage((performance.now() - startedAt) / 1000) }
}
