/** @file What a program and all that it has started use at this moment, as Linux tells below /proc. */
import { readdir, readFile } from 'node:fs/promises'

export type ProcessNow = { id: number; residentBytes: number; cpuSeconds: number; args: string[] }

/** Both as on every Linux of x86-64 and most others. */
const pageBytes = 4_096
const ticksPerSecond = 100

/** @returns the process and its descendants that are alive; none where there is no /proc. */
export async function readProcessTree(root: number): Promise<ProcessNow[]> {
  const names = await readdir('/proc').catch(() => [])
  const states = await Promise.all(names.flatMap((name) => (/^\d+$/.test(name) ? [readState(Number(name))] : [])))
  const processes = await Promise.all(
    descendants(
      root,
      states.filter((state) => state !== null),
    ).map(readProcess),
  )
  return processes.filter((process) => process !== null)
}

type State = { id: number; parent: number; cpuSeconds: number }

/** @returns `root` and all below it. */
export function descendants(root: number, states: readonly State[]): State[] {
  const children = Map.groupBy(states, ({ parent }) => parent)
  const found = states.filter(({ id }) => id === root)
  for (const state of found) found.push(...(children.get(state.id) ?? []))
  return found
}

/** @returns null of a process that has just ended, here and below. */
async function readState(id: number): Promise<State | null> {
  const state = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null)
  return state === null ? null : { id, ...parseState(state) }
}

async function readProcess({ id, cpuSeconds }: State): Promise<ProcessNow | null> {
  const read = (name: string) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => null)
  const [memory, commandLine] = await Promise.all([read('statm'), read('cmdline')])
  if (memory === null) return null
  return { id, cpuSeconds, residentBytes: Number(memory.split(' ')[1] ?? 0) * pageBytes, args: (commandLine ?? '').split('\0') }
}

/** @param state of /proc/<id>/stat; the name in it may hold spaces and parentheses. */
export function parseState(state: string): Omit<State, 'id'> {
  const fields = state.slice(state.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1] ?? 0), cpuSeconds: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond }
}
