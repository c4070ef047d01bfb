/** @file Marks a database file as ours (SQLite's `application_id`). */

/** 'Cert' in ASCII. */
export const applicationId = 0x43657274
