/** @file Started by the upgrade's kill sweep: opens the database, which brings it to the current schema. */
import { openDatabase } from '../../../electron/service/database/open.ts'

const [dataDir = ''] = process.argv.slice(2)
const { database } = await openDatabase(dataDir, Date.now())
database.close()
