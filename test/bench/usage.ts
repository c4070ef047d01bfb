/** @file What work has used, added up from looks at its processes. Pure. */
import type { ProcessNow } from './process-tree.ts'

export type Usage = {
  seconds: number
  /** Of the program and all that it started, except for what happened after the last look. */
  cpuSeconds: number
  /** Highest sum of the resident memory of the program and all that it started at one instant; null where nobody can tell. */
  peakBytes: number | null
  /** ffmpeg runs with `-pass 2`. */
  secondPasses: number
}

export const noUsage: Usage = { seconds: 0, cpuSeconds: 0, peakBytes: null, secondPasses: 0 }

export type Watch = { look(processes: readonly ProcessNow[]): void; usage(seconds: number): Usage }

export function createWatch(): Watch {
  const cpuSeconds = new Map<number, number>()
  const secondPasses = new Set<number>()
  let peakBytes: number | null = null
  return {
    look(processes) {
      if (processes.length === 0) return
      const residentBytes = processes.reduce((sum, process) => sum + process.residentBytes, 0)
      peakBytes = Math.max(peakBytes ?? 0, residentBytes)
      for (const { id, cpuSeconds: used, args } of processes) {
        cpuSeconds.set(id, used)
        if (args[args.indexOf('-pass') + 1] === '2' && args.includes('-pass')) secondPasses.add(id)
      }
    },
    usage: (seconds) => ({
      seconds,
      cpuSeconds: [...cpuSeconds.values()].reduce((sum, used) => sum + used, 0),
      peakBytes,
      secondPasses: secondPasses.size,
    }),
  }
}

/** @returns what two pieces of work have used, one after the other. */
export function addUsage(first: Usage, second: Usage): Usage {
  const peaks = [first.peakBytes, second.peakBytes].filter((bytes) => bytes !== null)
  return {
    seconds: first.seconds + second.seconds,
    cpuSeconds: first.cpuSeconds + second.cpuSeconds,
    peakBytes: peaks.length > 0 ? Math.max(...peaks) : null,
    secondPasses: first.secondPasses + second.secondPasses,
  }
}
