/** @file What all submissions of this machine share, as one JSON row. */
import type { Database } from 'better-sqlite3'
import { settingsSchema, type Settings } from '#shared/domain/submission.ts'
import { describeDatabaseError } from '../database/open.ts'

export type SettingsStore = { get(): Settings; save(settings: Settings): Settings }

/** A row that cannot be read counts as unset: settings must never keep the application from starting. */
export function createSettings(database: Database): SettingsStore {
  const select = database.prepare(`SELECT value FROM setting WHERE key = 'settings'`)
  const upsert = database.prepare(`INSERT INTO setting (key, value) VALUES ('settings', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
  const countWrite = database.prepare(`UPDATE meta SET value = value + 1 WHERE key = 'writes'`)
  return {
    get() {
      const row = select.get() as { value: string } | undefined
      try {
        return settingsSchema.parse(JSON.parse(row?.value ?? '{}'))
      } catch {
        return settingsSchema.parse({})
      }
    },
    save(settings) {
      try {
        database.transaction(() => {
          upsert.run(JSON.stringify(settings))
          countWrite.run()
        })()
      } catch (error) {
        throw describeDatabaseError(error, database.name)
      }
      return this.get()
    },
  }
}
