import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { UserError } from '#shared/contract/errors.ts'
import { checkSubmission, isReady } from '#shared/domain/check.ts'
import { sampleDocument } from '#shared/domain/samples.ts'
import { settingsSchema } from '#shared/domain/submission.ts'
import { projectRoot } from '../../../build/project.ts'
import { exportPackage } from '../../../electron/service/package/export-package.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { readPortable } from '../../../electron/service/submissions/portable.ts'
import { prepareSubmission } from '../../../electron/service/traces/prepare-submission.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const settings = settingsSchema.parse({})
const today = '2026-12-15'

/** The samples beside the first one, which the demo takes the whole way. */
test.each([
  { name: 'sample-soap', api: 'soap', waived: [] },
  { name: 'sample-waiver', api: 'rest', waived: ['R7.3'] },
] as const)('$name is ready, and its package is whole', async ({ name, api, waived }) => {
  const folder = temporaryFolder()
  const sample = join(projectRoot, 'resources', 'sample')
  const portable = await readPortable(sample, { workDir: folder, documentName: sampleDocument(name) })
  const signal = new AbortController().signal
  const prepared = await prepareSubmission({ submission: portable.submission, filePath: portable.filePath, workDir: folder, signal })
  const findings = checkSubmission(prepared.submission, { today, settings })
  expect(findings.filter(({ severity }) => severity === 'blocker').map(({ rule, waiver }) => [rule, waiver?.by])).toEqual(
    waived.map((rule) => [rule, 'Nora Brandt']),
  )
  expect(isReady(findings)).toBe(true)
  expect(prepared.submission.profile.api).toBe(api)

  const { zip } = await exportPackage({
    ...prepared,
    settings,
    today,
    outFolder: folder,
    isDraft: false,
    // The pictures of the scenes are those of the first sample, which the demo prints.
    tools: () => Promise.reject(new UserError('encoder-missing', 'No encoder here.')),
    appVersion: '0.1.0',
  })
  expect(await verifyPackage(zip)).toMatchObject({ valid: true, problems: [] })
})
