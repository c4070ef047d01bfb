/** @file The document inside a `.certpack`: version and submission, and its JSON Schema for whoever writes one by hand. */
import { z } from 'zod'
import { submissionSchema } from './submission.ts'

export const portableVersion = 1

const portableSchema = z
  .object({
    certpack: z.literal(portableVersion).describe('Version of this format.'),
    submission: submissionSchema,
  })
  .meta({ title: 'Certpack submission', description: 'submission.json of a .certpack file or folder. Files lie below files/ beside it.' })

/** @returns the JSON Schema (2020-12) of submission.json. A file reference there needs only `path`. */
export function portableJsonSchema(): unknown {
  return z.toJSONSchema(portableSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.id !== 'FileReference') return
      jsonSchema.properties = {
        path: { type: 'string', pattern: '^files/', description: 'Where the file lies, as in "files/recording.mp4".' },
        ...jsonSchema.properties,
      }
      jsonSchema.required = ['path']
      jsonSchema.description = 'A file. Name, bytes and sha256 are computed when absent, and compared when given.'
    },
  })
}
