/** @file R4.1 for what the official copy asks besides, and for what answers point at. Pure. */
import { missing, wrong, type Observation } from '../findings.ts'
import type { Submission } from '../submission.ts'
import { brokenEvidence } from './evidence-links.ts'

/** Every question of the official copy is answered. */
export function additionalQuestionsAreAnswered({ questionnaire }: Submission): Observation[] {
  return questionnaire.additional.flatMap(({ question, answer }, index) =>
    answer.trim() !== ''
      ? []
      : [
          missing(
            'blocker',
            `questionnaire.additional.${index}.answer`,
            `An additional question is not answered: ${question.trim() || 'without a text'}`,
            'Answer it, or remove it.',
          ),
        ],
  )
}

/** What an answer points at is there. */
export function evidenceIsThere(submission: Submission): Observation[] {
  return brokenEvidence(submission).map((id) =>
    wrong(
      'info',
      `questionnaire.answers.${id}`,
      `${id} points at a file that was removed from the supplemental material.`,
      'Add the file again, or change what the answer points at.',
    ),
  )
}
