/** @file Run as a process of its own: exports the submission that is described on stdin, and prints each activity. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsSchema, submissionSchema } from '#shared/domain/submission.ts'
import { exportPackage } from '../../electron/service/package/export-package.ts'

type Job = { submission: unknown; paths: Record<string, string>; outFolder: string; settings?: object; isDraft?: boolean }

const job = JSON.parse(readFileSync(0, 'utf8')) as Job
const result = await exportPackage({
  submission: submissionSchema.parse(job.submission),
  settings: settingsSchema.parse(job.settings ?? {}),
  today: '2026-12-15',
  filePath: (sha256) => job.paths[sha256] ?? join(job.outFolder, 'absent'),
  outFolder: job.outFolder,
  isDraft: job.isDraft ?? false,
  appVersion: '0.1.0',
  onProgress: ({ activity }) => process.stdout.write(`${activity}\n`),
})
process.stdout.write(`${result.zip}\n`)
