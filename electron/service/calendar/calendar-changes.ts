/**
 * @file Since when a calendar file says what it says. What moves a date may be the submission, a round that was sent, or the business
 * calendar of Settings; so what counts is what came out, compared with what came out before.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { describeDatabaseError } from '../database/open.ts'

export type CalendarChanges = {
  /**
   * @param key names the calendar, which is the same however often it is saved. @param content all of it but the instant that is asked for.
   * @returns when it changed last, in milliseconds since 1970: at least a second later than before where the content is another.
   * @throws UserError `disk-full`
   */
  changedAtMs(key: string, content: unknown): number
}

const rowSchema = z.object({ digest: z.string(), changedAtMs: z.number() })

/** The numbers of changes are counted in seconds (see `write-calendar.ts`). */
const leastStepMs = 1_000

export function createCalendarChanges(database: Database, now: () => number): CalendarChanges {
  const select = database.prepare('SELECT value FROM setting WHERE key = ?')
  const upsert = database.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  const countWrite = database.prepare(`UPDATE meta SET value = value + 1 WHERE key = 'writes'`)

  function read(key: string): z.infer<typeof rowSchema> | null {
    const row = select.get(key) as { value: string } | undefined
    return row ? rowSchema.parse(JSON.parse(row.value)) : null
  }

  return {
    changedAtMs(name, content) {
      const key = `calendar ${name}`
      const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
      const known = read(key)
      if (known?.digest === digest) return known.changedAtMs
      const changedAtMs = Math.max(now(), known ? known.changedAtMs + leastStepMs : 0)
      try {
        database.transaction(() => {
          upsert.run(key, JSON.stringify({ digest, changedAtMs }))
          countWrite.run()
        })()
      } catch (error) {
        throw describeDatabaseError(error, database.name)
      }
      return changedAtMs
    },
  }
}
