import { expect, test } from 'vitest'
import { submissionSchema } from '#shared/domain/submission.ts'
import { questionnaireBlocks, questionnaireJson } from '../../../electron/service/package/documents/questionnaire-document.ts'
import { completeSubmission } from '../../fixtures/complete-submission.ts'

const sha256 = 'c'.repeat(64)

test('the document shows additional questions, and below an answer what it points at by the names in the package', () => {
  const submission = completeSubmission()
  submission.questionnaire.supplements = [{ name: 'message.png', bytes: 5, sha256 }]
  submission.questionnaire.evidence = { 'Q9.3': [`file-${sha256}`, 'video', 'traces', 'file-of-before'] }
  submission.questionnaire.additional = [{ id: 'additional-1', question: 'Which colour?', answer: '', source: 'official.pdf' }]
  const supplements = [{ name: 'supplements/01-message.png', bytes: 5, sha256 }]
  const blocks = questionnaireBlocks(submission, supplements)
  const question = (id: string) => blocks.find((block) => block.kind === 'question' && block.id === id)
  expect(question('Q9.3')).toMatchObject({ note: 'Evidence: 2-video-normal.mp4, 4-traces.zip, supplements/01-message.png' })
  expect(question('Q9.4')).toMatchObject({ note: '' })
  expect(blocks).toContainEqual({ kind: 'heading', text: 'Additional questions' })
  expect(question('+1')).toMatchObject({ question: 'Which colour?', answer: 'Not answered' })
  const json = JSON.parse(questionnaireJson(submission, supplements, false)) as { additional: unknown; evidence: unknown }
  expect([json.additional, json.evidence]).toEqual([submission.questionnaire.additional, submission.questionnaire.evidence])
})

test('a draft of before has neither', () => {
  const { questionnaire } = submissionSchema.parse({ questionnaire: { answers: { 'Q3.2': '4.2' } } })
  expect([questionnaire.additional, questionnaire.evidence]).toEqual([[], {}])
  const headings = questionnaireBlocks(completeSubmission(), []).flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  expect(headings).not.toContain('Additional questions')
})
