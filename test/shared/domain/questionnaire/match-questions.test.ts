import { describe, expect, test } from 'vitest'
import { matchQuestions } from '#shared/domain/questionnaire/match-questions.ts'
import { questionnaire } from '#shared/domain/questionnaire.ts'

const questions = questionnaire.sections.flatMap((section) => section.questions)
const match = (...texts: string[]) => matchQuestions(texts, questions)

/** As other people ask; none of these wordings is among our data. */
const foreign: [text: string, id: string][] = [
  ["What is your company's legal name?", 'Q1.1'],
  ['Legal entity', 'Q1.1'],
  ['Who is your DocuSign account manager?', 'Q1.4'],
  ['Project manager contact details', 'Q2.1'],
  ['Which version of your product will be certified?', 'Q3.2'],
  ['What programming language and platform was used to develop the application?', 'Q3.5'],
  ['Please provide an architecture diagram', 'Q3.8'],
  ['Are you using the REST API or the SOAP API?', 'Q4.1'],
  ['Please list the API methods your application uses.', 'Q4.4'],
  ['How many envelopes will be sent per day?', 'Q4.7'],
  ['What is the maximum number of API calls per hour?', 'Q4.6'],
  ['What authentication method do you use?', 'Q5.1'],
  ['How do you store the integrator key?', 'Q5.3'],
  ['How are user passwords stored?', 'Q5.2'],
  ['Does your integration use Send On Behalf Of (SOBO)?', 'Q5.5'],
  ['Where are documents generated in your workflow?', 'Q6.1'],
  ['Do you use templates or upload documents?', 'Q6.2'],
  ['How are tabs placed on the document?', 'Q6.5'],
  ['Does your integration use reminders or expirations?', 'Q6.6'],
  ['Does the integration use embedded signing?', 'Q7.1'],
  ['How frequently does your integration poll for envelope status?', 'Q8.2'],
  ['What is the URL of your Connect listener?', 'Q8.5'],
  ['When are the completed documents retrieved and where are they stored?', 'Q8.8'],
  ['What does the end user see when an error occurs?', 'Q9.2'],
  ['How do you prevent duplicate envelopes?', 'Q9.5'],
  ['Can your application log the complete API request and response?', 'Q10.1'],
  ['How long are logs retained?', 'Q10.7'],
  ['What personal data do you process?', 'Q11.3'],
  ['What is your planned go-live date?', 'Q13.1'],
  ['What is your production account number?', 'Q13.2'],
  ['Describe your rollback plan', 'Q13.7'],
]

describe('questions in other words', () => {
  test.each(foreign)('%s is %s', (text, id) => expect(match(text)[0]?.questionId).toBe(id))
  test('are all found when they are asked together, three of four of them surely or probably', () => {
    const matches = match(...foreign.filter(([text]) => text !== 'Legal entity').map(([text]) => text))
    expect(matches.filter(({ certainty }) => certainty === 'sure' || certainty === 'likely').length).toBeGreaterThanOrEqual(
      (foreign.length - 1) * 0.75,
    )
  })
  test('our own wordings are sure or probable, each its own', () => {
    const matches = match(...questions.map(({ text }) => text))
    expect(matches.map(({ questionId }) => questionId)).toEqual(questions.map(({ id }) => id))
    expect(matches.filter(({ certainty }) => certainty === 'unsure' || certainty === 'none')).toEqual([])
  })
})

describe('questions that we have none for', () => {
  test.each(['What is your favourite colour?', 'Is there a marketing budget for a press release?', 'How many employees work in your office?', ''])(
    '"%s" is not taken for one of ours',
    (text) => expect(['none', 'unsure']).toContain(match(text)[0]?.certainty),
  )
})

test('no question of ours is given away twice: the closer one has it', () => {
  const [first, second] = match('Which version of the hardware?', 'Which version is being certified?')
  expect(second).toMatchObject({ questionId: 'Q3.2', certainty: 'sure', score: 1 })
  expect(first?.questionId).not.toBe('Q3.2')
})
test('two of ours that are equally close make a guess of it', () => expect(match('Where is it kept?')[0]?.certainty).not.toBe('sure'))
