/** @file Main process: passes on what another process prints, to the terminal and line by line to the log. */
import { createInterface } from 'node:readline'

/** A terminal that is gone, or a log that takes nothing, stops nobody. */
export function watchOutput(streams: readonly (NodeJS.ReadableStream | null)[], log: (line: string) => void): void {
  for (const stream of streams) {
    if (!stream) continue
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      console.error(line)
      log(line)
    })
  }
}
