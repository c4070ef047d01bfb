/** @file Started by the kill sweep: saves as fast as it can and says on stdout which saves were acknowledged. */
import { writeSync } from 'node:fs'
import { emptySubmission } from '#shared/domain/submission.ts'
import { backUp } from '../../../electron/service/database/backup.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'

const [dataDir = ''] = process.argv.slice(2)
const { database, backupFolder } = await openDatabase(dataDir, Date.now())
const submissions = createSubmissions(database, Date.now)
const { id } = submissions.list()[0] ?? submissions.create(emptySubmission())
writeSync(1, 'ready\n')
for (let count = 1; count <= 4; count += 1) {
  const productName = `save ${submissions.get(id).revision}`
  submissions.update(id, (submission) => ({ ...submission, profile: { ...submission.profile, productName } }))
  writeSync(1, `${productName}\n`)
  if (count === 2) await backUp(database, backupFolder, Date.now())
}
database.close()
