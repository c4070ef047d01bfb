/** @file What starting and waiting take, as a table. Pure. */
import { percentile } from '../statistics.ts'
import type { StartReport } from './measure-start.ts'

/** Above a bare window, at the median; of memory, idle, and what work may add to it. */
export const startGoals = { overBareMs: 350, idleBytes: 220_000_000, growth: 0.1 }

const milliseconds = (value: number | null) => (value === null ? '–' : `${value.toFixed(0)} ms`)
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

/** @returns lines of Markdown, and below them each goal and whether it holds. */
export function formatStartTable({ ours, bare, memory }: StartReport): string[] {
  const differences = ours.map((value, index) => value - (bare[index] ?? value))
  const row = (name: string, values: readonly number[]) =>
    `| ${name} | ${milliseconds(percentile(values, 0.5))} | ${milliseconds(percentile(values, 0.95))} |`
  const overBare = percentile(differences, 0.5) ?? 0
  const { bareIdle, idle, afterSteps, afterFits } = memory
  const last = afterFits ?? afterSteps
  const held = (isHeld: boolean) => (isHeld ? 'holds' : 'DOES NOT HOLD')
  return [
    `| from process to usable list, ${ours.length} runs each | median | 95th percentile |`,
    '|---|---|---|',
    row('Certpack', ours),
    row('a bare window of the same Electron', bare),
    row('difference', differences),
    '',
    '| memory, each shared page once | |',
    '|---|---|',
    `| a bare window, 60 s idle | ${megabytes(bareIdle)} |`,
    `| Certpack, 60 s idle | ${megabytes(idle)} |`,
    `| after 50 steps, 60 s idle | ${megabytes(afterSteps)} |`,
    ...(afterFits === null ? [] : [`| after the videos besides, 60 s idle | ${megabytes(afterFits)} |`]),
    '',
    `At most ${startGoals.overBareMs} ms over a bare window: ${held(overBare <= startGoals.overBareMs)}`,
    `At most ${megabytes(startGoals.idleBytes)} idle: ${held(idle <= startGoals.idleBytes)}`,
    `At most ${startGoals.growth * 100} % more after work: ${held(last / idle - 1 <= startGoals.growth)} (${((last / idle - 1) * 100).toFixed(0)} %)`,
  ]
}
