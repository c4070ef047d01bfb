/** @file Step 4: the questionnaire and its supplemental material. Pure. */
import { isDay } from '../calendar.ts'
import { missing, wrong, type Observation } from '../findings.ts'
import { supplementsFitMessages } from '../message-size.ts'
import {
  answerOf,
  answerPath,
  answerProblem,
  applicableQuestions,
  concernsOf,
  questionById,
  questionnaireProgress,
  unansweredQuestions,
} from '../questionnaire.ts'
import { additionalQuestionsAreAnswered, evidenceIsThere } from '../questionnaire/additional-rules.ts'
import {
  authenticationIsTheTraced,
  methodsAreTheTraced,
  missedMessagesAreHandled,
  productionIsTestedInTime,
  remoteSigningNeedsNoView,
  restVersionIsTheTraced,
  soapServicesAreTheTraced,
  statusComesAsAnswered,
} from '../questionnaire/cross-checks.ts'
import type { Submission } from '../submission.ts'
import { areRemediesDone } from './03-remedies.ts'
import { always, isGiven, withProfessionalServices, type StepDefinition, type StepProgress } from './step-definition.ts'

/** R4.1: no required question that applies stays without an answer. */
function everyQuestionIsAnswered(submission: Submission): Observation[] {
  return unansweredQuestions(submission).map((question) =>
    missing('blocker', answerPath(question), `${question.id} is not answered: ${question.text}`, question.help || 'Answer the question.'),
  )
}

/** R4.1: every answer has the form that its question asks for. */
function answersHaveTheirForm(submission: Submission): Observation[] {
  return applicableQuestions(submission).flatMap((question) => {
    const problem = answerProblem(submission, question)
    return problem === '' ? [] : [wrong('blocker', answerPath(question), `${question.id}: ${problem}`, 'Correct the answer.')]
  })
}

/** Answers that a reviewer would object to; which ones is data, and each names the rule it follows from. */
function answersRaiseNoConcern(submission: Submission): Observation[] {
  return applicableQuestions(submission).flatMap((question) =>
    concernsOf(submission, question).map(({ rule, severity, message, fix }) => ({ ...wrong(severity, answerPath(question), message, fix), rule })),
  )
}

/** R4.1: supplemental material that an answer speaks of is there. */
function supplementsAreThere(submission: Submission): Observation[] {
  const diagram = questionById('Q3.8')
  if (submission.questionnaire.supplements.length > 0) return []
  if (diagram && answerOf(submission, diagram)[0] === 'yes') {
    return [
      wrong(
        'blocker',
        'questionnaire.supplements',
        'Q3.8 says that a diagram lies with the supplemental material, but there is no file.',
        'Add the diagram, or change the answer.',
      ),
    ]
  }
  return [
    missing(
      'info',
      'questionnaire.supplements',
      'There is no supplemental material.',
      'Add a diagram of the architecture and a picture of an error message that names your support.',
    ),
  ]
}

/** @returns what of the supplemental material steps 5 to 7 have not made yet, as in `the demo video`. */
function lackingArtifacts({ video, traces, logDate }: Submission): string[] {
  return [
    ...(video.fit ? [] : ['the demo video']),
    ...(traces.files.length > 0 ? [] : ['the traces']),
    ...(isDay(logDate.startsOn) ? [] : ['the log date']),
  ]
}

/** R4.1: "supplemental material" is what steps 5 to 7 make. Those steps block the export themselves, so here it is only told. */
function artifactsAreLinked(submission: Submission): Observation[] {
  const lacking = lackingArtifacts(submission)
  if (lacking.length === 0) return []
  return [
    missing(
      'info',
      'questionnaire.supplements',
      `The supplemental material is not complete: ${lacking.join(', ').replace(/, ([^,]*)$/, ' and $1')} ${lacking.length === 1 ? 'is' : 'are'} missing.`,
      'Steps 5 to 7 make it; the questionnaire is complete with them.',
    ),
  ]
}

function progress(submission: Submission): StepProgress {
  const { answered, total, minutesLeft } = questionnaireProgress(submission)
  const lacking = lackingArtifacts(submission)
  const isRemedied = !withProfessionalServices(submission).applies || areRemediesDone(submission)
  const parts = [`${answered} of ${total} answers`]
  if (answered < total) parts.push(`about ${minutesLeft} ${minutesLeft === 1 ? 'minute' : 'minutes'} left`)
  else if (!isRemedied) parts.push('an issue of the dry run is open')
  else if (lacking.length > 0) parts.push(`waits for ${lacking.join(', ')}`)
  return {
    isStarted:
      submission.questionnaire.supplements.length > 0 ||
      submission.questionnaire.additional.length > 0 ||
      Object.values(submission.questionnaire.answers).some((answer) => (Array.isArray(answer) ? answer.some(isGiven) : isGiven(answer))),
    isComplete: answered === total && isRemedied && lacking.length === 0,
    detail: parts.join(', '),
  }
}

export const questionnaireStep: StepDefinition = {
  id: 'questionnaire',
  number: 4,
  title: 'Questionnaire',
  shortTitle: 'Questionnaire',
  path: 'questionnaire',
  isApplicable: always,
  canStart: () => true,
  rules: [
    {
      id: 'R4.1',
      quote: 'Provide response to the questionnaire along with supplemental material',
      check: everyQuestionIsAnswered,
      summarise: (count) => `Answer ${count} questions`,
    },
    {
      id: 'R4.1',
      quote: 'Provide response to the questionnaire along with supplemental material',
      check: additionalQuestionsAreAnswered,
      summarise: (count) => `Answer ${count} additional questions`,
    },
    {
      id: 'R4.1',
      quote: 'Provide response to the questionnaire along with supplemental material',
      check: answersHaveTheirForm,
      summarise: (count) => `Correct ${count} answers`,
    },
    {
      id: 'R4.1',
      quote: 'Provide response to the questionnaire along with supplemental material',
      check: answersRaiseNoConcern,
      summarise: (count) => `Look again at ${count} answers`,
    },
    { id: 'R4.1', quote: 'Provide response to the questionnaire along with supplemental material', check: supplementsAreThere },
    { id: 'R4.1', quote: 'along with supplemental material', check: artifactsAreLinked },
    { id: 'R4.1', quote: 'along with supplemental material', check: evidenceIsThere },
    { id: 'Q4.2', quote: '', check: restVersionIsTheTraced },
    { id: 'Q4.3', quote: '', check: soapServicesAreTheTraced },
    { id: 'Q4.4', quote: '', check: methodsAreTheTraced },
    { id: 'Q5.1', quote: '', check: authenticationIsTheTraced },
    { id: 'Q7.1', quote: '', check: remoteSigningNeedsNoView },
    { id: 'Q8.1', quote: '', check: statusComesAsAnswered },
    { id: 'Q9.1', quote: '', check: missedMessagesAreHandled },
    { id: 'H8', quote: '', check: productionIsTestedInTime },
    { id: 'P4', quote: '', check: supplementsFitMessages },
  ],
  progress,
}
