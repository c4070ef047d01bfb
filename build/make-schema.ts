/** @file Writes resources/submission.schema.json; a test fails while it is out of date. Run: node build/make-schema.ts */
import { writeFile } from 'node:fs/promises'
import { portableJsonSchema } from '#shared/domain/portable-document.ts'

await writeFile(new URL('../resources/submission.schema.json', import.meta.url), `${JSON.stringify(portableJsonSchema(), null, 2)}\n`)
