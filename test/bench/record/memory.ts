/** @file Memory of a program and all that it has started, each shared page counted once, as Linux tells below /proc. */
import { readFile } from 'node:fs/promises'
import { readProcessTree } from '../process-tree.ts'

/** @returns proportional set size in bytes, and processor seconds used so far. */
export async function readUse(root: number): Promise<{ bytes: number; cpuSeconds: number }> {
  const processes = await readProcessTree(root)
  const sizes = await Promise.all(processes.map(({ id }) => proportionalBytes(id)))
  return {
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    cpuSeconds: processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  }
}

async function proportionalBytes(id: number): Promise<number> {
  const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1_024
}

export type MemorySample = { atSeconds: number; bytes: number }

/** @returns how much more memory the last minute of work takes than the second, as a share; null for less than three minutes. Pure. */
export function memoryGrowth(samples: readonly MemorySample[]): number | null {
  const endSeconds = samples.at(-1)?.atSeconds ?? 0
  const mean = (from: number, to: number) => {
    const chosen = samples.filter(({ atSeconds }) => atSeconds >= from && atSeconds <= to)
    return chosen.reduce((sum, { bytes }) => sum + bytes, 0) / chosen.length
  }
  return endSeconds < 175 ? null : mean(endSeconds - 60, endSeconds) / mean(60, 120) - 1
}
