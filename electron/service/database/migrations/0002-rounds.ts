/** @file Schema 2: what was exported last, and what was sent. Never edited once released. */
import type { Migration } from '../migrate.ts'

export const createRounds: Migration = {
  version: 2,
  up(database) {
    database.exec(`
      -- A round is never updated: it stands, or it was taken back.
      CREATE TABLE round (
        id TEXT PRIMARY KEY,
        submission_id TEXT NOT NULL REFERENCES submission (id),
        number INTEGER NOT NULL,
        document TEXT NOT NULL CHECK (json_valid(document)),
        taken_back_at_ms INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX standing_round ON round (submission_id, number) WHERE taken_back_at_ms IS NULL;

      -- The last export that is not noted as sent, and what the sections of the submission were then.
      CREATE TABLE exported_package (
        submission_id TEXT PRIMARY KEY REFERENCES submission (id),
        document TEXT NOT NULL CHECK (json_valid(document)),
        sections TEXT NOT NULL CHECK (json_valid(sections)),
        exported_at_ms INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
