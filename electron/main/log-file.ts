/** @file Main process: the log of the application, one file and the one before it, clean of what nobody else should read. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cleanText } from './clean-text.ts'

export type LogFile = {
  path: string
  /** Adds a line, with the time. A disk that takes none must not stop the application. */
  write(line: string): void
  /** @returns the last lines, oldest first. */
  tail(lines: number): string[]
}

const mostBytes = 1_000_000

/** @param homes see {@link cleanText}. @param now the current instant, in milliseconds. */
export function openLogFile(folder: string, homes: readonly string[], now: () => number = Date.now): LogFile {
  const path = join(folder, 'certpack.log')
  let bytes = 0
  try {
    mkdirSync(folder, { recursive: true })
    bytes = existsSync(path) ? statSync(path).size : 0
  } catch {
    // Then nothing is kept.
  }
  return {
    path,
    write(line) {
      const text = `${new Date(now()).toISOString()} ${cleanText(line.trimEnd(), homes)}\n`
      try {
        if (bytes > mostBytes) {
          renameSync(path, join(folder, 'certpack.1.log'))
          bytes = 0
        }
        appendFileSync(path, text)
        bytes += Buffer.byteLength(text)
      } catch {
        // As above.
      }
    },
    tail(lines) {
      try {
        return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines)
      } catch {
        return []
      }
    },
  }
}
