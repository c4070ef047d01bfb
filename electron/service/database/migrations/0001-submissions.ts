/** @file Schema 1: submissions with their revisions, and settings. Never edited once released. */
import { applicationId } from '../application-id.ts'
import type { Migration } from '../migrate.ts'

export const createSubmissions: Migration = {
  version: 1,
  up(database) {
    database.pragma(`application_id = ${applicationId}`)
    database.exec(`
      CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value INTEGER NOT NULL
      ) STRICT;
      -- Counts every write, so that a backup knows whether it is still the newest.
      INSERT INTO meta (key, value) VALUES ('writes', 0);

      CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;

      CREATE TABLE submission (
        id TEXT PRIMARY KEY,
        current_sequence INTEGER NOT NULL,
        created_at_ms INTEGER NOT NULL,
        saved_at_ms INTEGER NOT NULL,
        archived_at_ms INTEGER
      ) STRICT;

      -- The whole document per revision: undo moves a pointer, crash recovery reads the last row.
      CREATE TABLE revision (
        submission_id TEXT NOT NULL REFERENCES submission (id),
        sequence INTEGER NOT NULL,
        document TEXT NOT NULL CHECK (json_valid(document)),
        PRIMARY KEY (submission_id, sequence)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
