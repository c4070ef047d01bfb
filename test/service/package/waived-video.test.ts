import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkSubmission } from '#shared/domain/check.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { withWaiver } from '#shared/domain/waivers.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { completeContext } from '../../fixtures/complete-submission.ts'
import { exportWorkbench } from '../../helpers/export-workbench.ts'

const { root, real, freshFolder, exportTo, edited } = exportWorkbench()

/** The submission with its video padded to exactly so many bytes, watched and confirmed. */
function withVideoOf(bytes: number) {
  const path = join(root(), `video-${bytes}.mp4`)
  const [before] = real().submission.video.fit?.outputs ?? []
  if (!before) throw new Error('the fixture has no video')
  const content = Buffer.concat([readFileSync(real().filePath(before.file.sha256))], bytes)
  writeFileSync(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const submission = edited(({ video }) => {
    Object.assign(video.fit?.outputs[0]?.file ?? {}, { bytes, sha256 })
    if (video.noErrorsAttestation) video.noErrorsAttestation.sha256s = [sha256]
  })
  return { submission, filePath: (other: string) => (other === sha256 ? path : real().filePath(other)) }
}

/** Waives what is said of the size, allowed or not. */
function waived(submission: Submission): Submission {
  const findings = checkSubmission(submission, completeContext)
  const finding = findings.find(({ rule }) => rule === 'R5.1')
  if (!finding) throw new Error('nothing to waive')
  return { ...submission, waivers: withWaiver(submission, finding, { by: 'Dana Reed', on: '2026-12-15', reason: 'Agreed.' }, findings) }
}

it('A1: a video of 4,500,000 bytes leaves only when a person answers for it, and the package verifies then', async () => {
  const { submission, filePath } = withVideoOf(4_500_000)
  await expect(exportTo(freshFolder(), { submission, filePath })).rejects.toMatchObject({ code: 'blocked' })
  await expect(exportTo(freshFolder(), { submission, filePath, isDraft: true })).rejects.toMatchObject({ code: 'blocked' })
  const { zip } = await exportTo(freshFolder(), { submission: waived(submission), filePath })
  expect(await verifyPackage(zip)).toEqual({ valid: true, problems: [], signedBy: null })
})

it('A1: a video of 4,718,592 bytes never leaves, whatever is written into the submission', async () => {
  const { submission, filePath } = withVideoOf(4_718_592)
  await expect(exportTo(freshFolder(), { submission: waived(submission), filePath })).rejects.toMatchObject({ code: 'blocked' })
})
