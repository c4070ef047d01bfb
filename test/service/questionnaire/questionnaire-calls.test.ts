/** @file The calls about the questionnaire in the real service: read, applied as one step of undo, reused. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createService, type Service } from '../../../electron/service/index.ts'
import { docxOf, table } from '../../helpers/docx-of.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const context = { signal: new AbortController().signal, progress: () => undefined }

async function started(): Promise<{ service: Service; folder: string; newId: () => Promise<string> }> {
  const folder = temporaryFolder()
  const service = await createService({
    dataDir: join(folder, 'data'),
    resourcesDir: folder,
    now: () => Date.parse('2026-12-01'),
    log: () => undefined,
  })
  onTestFinished(() => service.close())
  return { service, folder, newId: async () => (await service.handlers['submission.create']({ from: 'empty' }, context)).id }
}

test('a copy is read, its answers are taken with the file, and one undo takes all of it back', async () => {
  const { service, folder, newId } = await started()
  const path = join(folder, 'official.docx')
  writeFileSync(
    path,
    await docxOf(
      table([
        ['Company name', 'Acme'],
        ['Which colour?', 'Blue'],
      ]),
    ),
  )
  const { grantId } = await service.hostHandlers['grant.add']({ path }, context)
  const read = await service.handlers['questionnaire.read']({ grantId }, context)
  expect([read.name, read.pairs.map(({ question }) => question)]).toEqual(['official.docx', ['Company name', 'Which colour?']])

  const id = await newId()
  const taken = await service.handlers['questionnaire.apply'](
    {
      id,
      answers: { 'Q1.1': 'Acme', 'Q3.2': '4.2' },
      additional: [{ question: 'Which colour?', answer: 'Blue', source: 'official.docx' }],
      keep: { grantId, isOfficialCopy: true, isSupplement: true },
    },
    context,
  )
  const { profile, questionnaire, requirements } = taken.submission
  expect([profile.integratorName, questionnaire.answers['Q3.2'], questionnaire.additional.length]).toEqual(['Acme', '4.2', 1])
  expect(questionnaire.supplements).toEqual([requirements.officialCopy])
  expect(requirements.officialCopy?.name).toBe('official.docx')
  expect(taken.revision).toBe(2)
  const undone = await service.handlers['submission.undo']({ id }, context)
  expect([undone.submission.profile.integratorName, undone.submission.questionnaire.additional, undone.submission.requirements.officialCopy]).toEqual(
    ['', [], null],
  )
})

test('answers that no field can hold are refused, and nothing changes', async () => {
  const { service, newId } = await started()
  const id = await newId()
  const apply = (answers: Record<string, string>) => service.handlers['questionnaire.apply']({ id, answers, additional: [], keep: null }, context)
  await expect(apply({ 'Q3.2': '4.2', 'Q4.1': 'graphql' })).rejects.toMatchObject({ code: 'bad-input' })
  expect((await service.handlers['submission.get']({ id }, context)).revision).toBe(1)
})

test('submissions are listed with the answers that are other ones here', async () => {
  const { service, newId } = await started()
  const [earlier, id, bare] = [await newId(), await newId(), await newId()]
  await service.handlers['questionnaire.apply'](
    { id: earlier, answers: { 'Q3.2': '4.1', 'Q5.7': 'We call.', 'Q1.1': 'Acme' }, additional: [], keep: null },
    context,
  )
  await service.handlers['questionnaire.apply']({ id, answers: { 'Q5.7': 'We call.' }, additional: [], keep: null }, context)
  const listed = await service.handlers['questionnaire.earlier']({ id }, context)
  expect(listed.map((other) => [other.id, other.integratorName, other.answers])).toEqual([[earlier, 'Acme', 1]])
  expect((await service.handlers['questionnaire.earlier']({ id: bare }, context)).map((other) => other.answers).toSorted((a, b) => a - b)).toEqual([
    1, 2,
  ])
})
