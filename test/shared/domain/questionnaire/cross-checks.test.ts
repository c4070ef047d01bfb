import { describe, expect, test } from 'vitest'
import type { Submission } from '#shared/domain/submission.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { found } from '../../../helpers/check-edited.ts'

type Edit = (submission: Submission, summary: TraceSummary) => void

/** @returns an edit of the submission and of what is known of its traces. */
const known = (edit: Edit) => (submission: Submission) => {
  if (submission.traces.summary) edit(submission, submission.traces.summary)
}
/** The same, of traces that nobody has read. */
const unread = (edit: Edit) => (submission: Submission) => {
  known(edit)(submission)
  submission.traces.summary = null
}

/** A rule that compares an answer with the traces warns, and is silent while these are not read. */
function warns(rule: string, where: string, edit: Edit): void {
  expect(found(rule, known(edit))).toEqual([`warning ${where}`])
  expect(found(rule, unread(edit))).toEqual([])
}

describe('Q4.2: the version of the REST API', () => {
  test('passes when the traces call it, or show none', () => {
    expect(found('Q4.2', () => {})).toEqual([])
    expect(
      found(
        'Q4.2',
        known((_, { interfaces }) => void (interfaces.restVersions = [])),
      ),
    ).toEqual([])
  })
  test('warns of another one', () =>
    warns('Q4.2', 'questionnaire.answers.Q4.2', (_, { interfaces }) => void (interfaces.restVersions = ['v2', 'v2.1'])))
})

describe('Q4.3: the SOAP services', () => {
  const soap =
    (services: string[]): Edit =>
    ({ profile, questionnaire }, { interfaces }) => {
      profile.api = 'both'
      questionnaire.answers['Q4.3'] = ['dsapi']
      interfaces.soapServices = services
    }
  test('pass when they are named', () => expect(found('Q4.3', known(soap(['dsapi'])))).toEqual([]))
  test('warn when one is not', () => warns('Q4.3', 'questionnaire.answers.Q4.3', soap(['dsapi', 'accountmanagement'])))
})

describe('Q4.4: the list of methods', () => {
  const listing =
    (text: string): Edit =>
    ({ questionnaire }) =>
      void (questionnaire.answers['Q4.4'] = text)
  test('passes when it is what the traces show, however the addresses are written', () =>
    expect(
      found(
        'Q4.4',
        known(
          listing(
            'POST /restapi/v2.1/accounts/{accountId}/envelopes\nPOST envelopes/{id}/views/recipient\nGET /v2/accounts/:account/envelopes/:id/documents/combined',
          ),
        ),
      ),
    ).toEqual([]))
  test('passes by names of operations', () =>
    expect(found('Q4.4', known(listing('Envelopes:create, EnvelopeViews:createRecipient and EnvelopeDocuments:get')))).toEqual([]))
  test('warns of what is called and not listed, notes what is listed and not called', () => {
    warns('Q4.4', 'questionnaire.answers.Q4.4', listing('POST envelopes\nPOST envelopes/{id}/views/recipient'))
    const more = 'POST envelopes\nPOST envelopes/{id}/views/recipient\nGET envelopes/{id}/documents/combined\nPUT envelopes/{id}'
    expect(found('Q4.4', known(listing(more)))).toEqual(['info questionnaire.answers.Q4.4'])
  })
  test('SOAP methods are known by their names', () => {
    const soap: Edit = (submission, summary) => {
      summary.interfaces.operations = ['CreateAndSendEnvelope', 'RequestStatus']
      listing('CreateAndSendEnvelope\nRequestStatus\nRequestPDF')(submission, summary)
    }
    expect(found('Q4.4', known(soap))).toEqual(['info questionnaire.answers.Q4.4'])
  })
  test('says nothing of a list in other words', () => expect(found('Q4.4', known(listing('The usual ones.')))).toEqual([]))
})

describe('Q5.1: how the integration authenticates', () => {
  const seen =
    (answers: string[], authentications: string[]): Edit =>
    ({ questionnaire }, { interfaces }) => {
      questionnaire.answers['Q5.1'] = answers
      interfaces.authentications = authentications
    }
  test('passes when the traces show it, and a bearer token is that of any OAuth grant', () => {
    expect(found('Q5.1', known(seen(['jwt'], ['Bearer token', 'JWT grant'])))).toEqual([])
    expect(found('Q5.1', known(seen(['authorization-code'], ['Bearer token'])))).toEqual([])
  })
  test('says nothing of what a trace does not show', () => expect(found('Q5.1', known(seen(['jwt'], ['Authorization header'])))).toEqual([]))
  test('warns of another one', () => {
    warns('Q5.1', 'questionnaire.answers.Q5.1', seen(['jwt'], ['X-DocuSign-Authentication']))
    warns('Q5.1', 'questionnaire.answers.Q5.1', seen(['authorization-code'], ['Bearer token', 'JWT grant']))
  })
})

describe('Q7.1: remote signing', () => {
  test('passes for embedded signing, and for remote signing without a view', () => {
    expect(found('Q7.1', () => {})).toEqual([])
    expect(
      found(
        'Q7.1',
        known(({ profile }, { coverage }) => {
          profile.signing = 'remote'
          coverage.recipientView = 0
        }),
      ),
    ).toEqual([])
  })
  test('warns when the traces ask for a view', () => warns('Q7.1', 'profile.signing', ({ profile }) => void (profile.signing = 'remote')))
})

describe('Q8.1: how the status comes back', () => {
  test('passes with Connect and one look at an envelope', () =>
    expect(
      found(
        'Q8.1',
        known((_, { coverage }) => void (coverage.status = 5)),
      ),
    ).toEqual([]))
  test('warns when Connect is named and an envelope is asked for again', () =>
    warns('Q8.1', 'profile.status', (_, { interfaces }) => void (interfaces.polledEnvelopes = 1)))
  test('warns when Connect is not named and the traces show it', () =>
    warns('Q8.1', 'profile.status', ({ profile }) => void (profile.status = 'polling')))
  test('both ways may be seen when both are named', () =>
    expect(
      found(
        'Q8.1',
        known(({ profile }, { interfaces }) => {
          profile.status = 'both'
          interfaces.polledEnvelopes = 3
        }),
      ),
    ).toEqual([]))
  test('warns when no status is to come back and an envelope is asked for again', () =>
    warns('Q8.1', 'profile.status', ({ profile }, { coverage, interfaces }) => {
      profile.status = 'none'
      Object.assign(coverage, { connect: 0, eventNotification: 0 })
      interfaces.polledEnvelopes = 2
    }))
})

describe('Q9.1: a Connect message that is missed', () => {
  const handling =
    (...values: string[]) =>
    (submission: Submission) =>
      void (submission.questionnaire.answers['Q9.1'] = values)
  test('is handled by whoever relies on Connect', () => {
    expect(found('Q9.1', handling('declined', 'connect'))).toEqual([])
    expect(found('Q9.1', handling('declined'))).toEqual(['warning questionnaire.answers.Q9.1'])
  })
  test('concerns nobody else', () =>
    expect(
      found('Q9.1', (submission) => {
        submission.profile.status = 'polling'
        handling('declined')(submission)
      }),
    ).toEqual([]))
})

describe('H8: tested in production three business days before going live', () => {
  // Monday 18 January 2027 is a federal holiday.
  const tested = (day: string) => (submission: Submission) => {
    submission.keyRequest.productionDateEstimate = '2027-01-21'
    submission.questionnaire.answers['Q13.6'] = day
  }
  test('passes on the last day, warns on the next', () => {
    expect(found('H8', tested('2027-01-15'))).toEqual([])
    expect(found('H8', tested('2027-01-19'))).toEqual(['warning questionnaire.answers.Q13.6'])
  })
})
