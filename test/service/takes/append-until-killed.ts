/** @file Started by the kill sweep: goes on with the take in the data folder, or begins one, and says on stdout what was acknowledged. */
import { writeSync } from 'node:fs'
import { createTakeDesk } from '../../../electron/service/takes/take-desk.ts'
import { aboutTake } from '../../helpers/takes.ts'
import { pieceOf, sweptSubmissionId } from './swept-take.ts'

const desk = createTakeDesk({ dataDir: process.argv[2] ?? '', now: Date.now, log: () => undefined, emit: () => undefined })
const take = (await desk.list(sweptSubmissionId))[0] ?? (await desk.begin(sweptSubmissionId, aboutTake))
for (let index = Math.round(take.durationMs / 10); index < 100; index += 1) {
  const next = await desk.append(take.id, { index, atMs: (index + 1) * 10, bytes: pieceOf(index) })
  if (index % 3 === 0) await desk.note(take.id, { kind: 'title', title: `Take ${index}` })
  writeSync(1, `${next}\n`)
}
