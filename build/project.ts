/** @file Where things of the project lie. */
import { homedir } from 'node:os'
import { join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '..')
export const outFolder = join(projectRoot, 'out')

/** @returns the folder for what can be made again, one per user: `$XDG_CACHE_HOME/certpack` or `~/.cache/certpack`. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'certpack')
}
