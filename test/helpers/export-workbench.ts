/** @file A submission with real files, an export of it, and folders to export to; for the tests of one file, removed after them. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { referencedFiles, type Submission } from '#shared/domain/submission.ts'
import { exportPackage, type ExportInput } from '../../electron/service/package/export-package.ts'
import { completeContext, completeSubmission } from '../fixtures/complete-submission.ts'
import { withRealFiles, type RealSubmission } from './real-submission.ts'
import { fingerprint } from './tools.ts'

export function exportWorkbench() {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
  let root = ''
  let real: RealSubmission
  let count = 0
  const freshFolder = () => join(root, `out-${(count += 1)}`)
  const exportTo = (outFolder: string, options: Partial<ExportInput> = {}) =>
    exportPackage({ ...real, settings: completeContext.settings, today: '2026-12-15', outFolder, isDraft: false, appVersion: '0.1.0', ...options })
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'export-'))
    real = withRealFiles(completeSubmission(), join(root, 'store'))
    await exportTo(join(root, 'first'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  return {
    root: () => root,
    real: () => real,
    freshFolder,
    exportTo,
    edited(change: (submission: Submission) => void): Submission {
      const submission = structuredClone(real.submission)
      change(submission)
      return submission
    },
    /** A folder with an earlier package, which must survive whatever happens to the next one. */
    withEarlier() {
      const out = freshFolder()
      cpSync(join(root, 'first'), out, { recursive: true })
      return { out, before: fingerprint(out) }
    },
    /** Program of a process that exports the same by itself, and what it is told on stdin. */
    childScript: new URL('./export-once.ts', import.meta.url).pathname,
    jobFor(outFolder: string): string {
      const paths = Object.fromEntries(referencedFiles(real.submission).map(({ sha256 }) => [sha256, real.filePath(sha256)]))
      return JSON.stringify({ submission: real.submission, paths, outFolder })
    },
  }
}
