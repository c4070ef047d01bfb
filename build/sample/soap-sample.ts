/** @file Build script: what the sample with SOAP says of itself, where it differs from the first one. */
import type { Submission } from '#shared/domain/submission.ts'

export const sampleSoapKey = 'ACME-4d8b21f6-93c5-4e70-a2d8-5b17c0e9f364'
export const sampleSoapUser = '9a61f3d0-2c74-4b8e-8f15-d37e60b4c912'

/** Answers of the SOAP sample; undefined takes one of the first sample away. */
const answers: Record<string, string | string[] | undefined> = {
  'Q3.2': '3.9',
  'Q3.3':
    'Salespeople of Acme Leasing write equipment leases in the portal. The portal generates the lease agreement with its payment schedule as a PDF, sends it in an envelope with one signer, and opens the signing session for the lessee inside the portal. Every 16 minutes a job asks for the status; once the lessee has signed, the portal fetches the signed lease with its certificate once, files both with the contract, and starts invoicing. When the lessee declines, or the salesperson voids the envelope, the contract says so and why, and the lease can be generated again.',
  'Q3.5': 'C# on Windows Server, SQL Server; the pages run in current browsers',
  'Q3.6': 'A client of our own, generated from the WSDL of the service',
  'Q4.2': undefined,
  'Q4.3': ['dsapi'],
  'Q4.4': 'CreateAndSendEnvelope\nRequestRecipientToken\nRequestStatus\nRequestPDF',
  'Q4.8':
    'The connector counts its calls of the last hour. Near the limit it stops taking new jobs from the queue and goes on in the old order when the hour is over. The salesperson sees "Waiting to be sent". A job is only taken off the queue once its envelope identifier is stored, so nothing is lost or sent twice.',
  'Q5.1': ['ws-security'],
  'Q5.2':
    'The password of the one API user lies in the protected configuration of the server, encrypted for the account of the connector, and is read at start. It is never written to a log or the database.',
  'Q5.3': 'In the protected configuration, beside the password; it is set once for each environment',
  'Q5.7':
    'The engineer on call changes the password in the administration pages and in the protected configuration, then restarts the connector, which takes under ten minutes. The head of engineering is told and looks through the log for calls that were not ours.',
  'Q8.2': '16',
  'Q8.3': 'A job of the database alone asks, and keeps with each envelope when it last did. The refresh button of the pages reads the database.',
  'Q8.4': 'RequestStatus for each envelope that is under way, until it is completed, declined or voided',
  'Q8.5': undefined,
  'Q8.6': undefined,
  'Q8.7': 'no',
  'Q8.8':
    'Once, when a status request has shown the envelope as completed: the combined document. It is kept with the contract in encrypted storage in the Chicago region, with its SHA-256 in the contract.',
  'Q9.1': ['invalid-recipient', 'declined', 'voided', 'expired', 'authentication', 'limit', 'network'],
  'Q10.3': 'The password, one-time signing addresses, and document bytes',
  'Q10.4': undefined,
  'Q13.4':
    'No templates of the signature service are used: the portal places the fields by anchors. The brand and the API user are set up again in the production account.',
  'Q13.7':
    'A setting switches the portal back to release 3.8, in which leases are printed and signed on paper. Envelopes under way can be signed to their end, because status requests go on in either case. The switch takes five minutes and was rehearsed in November.',
}

/** @returns the first sample as an integration by SOAP that asks for the status, with a dry run behind it. */
export function soapSample(base: Submission): Submission {
  const { profile, questionnaire, requirements, logDate, keyRequest } = base
  const merged = Object.entries({ ...questionnaire.answers, ...answers }).flatMap(([id, answer]) =>
    answer === undefined ? [] : [[id, answer] as const],
  )
  const { 'no-polling': _connectOnly, ...notes } = requirements.notes
  return {
    ...base,
    profile: { ...profile, productName: 'Acme Leasing Portal Classic', api: 'soap', status: 'polling', professionalServices: 'yes' },
    requirements: {
      ...requirements,
      reviewed: { ...requirements.reviewed, 'dry-run': true },
      notes: {
        ...notes,
        'no-polling': 'Each envelope is asked for every 16 minutes at the most, and not again once it is completed.',
        'twenty-calls': '25 calls on Monday, 14 December, in five leases; none failed.',
        'messages-name-support': 'Checked for all seven exceptions in release 3.9; see the picture in the supplemental material.',
      },
    },
    dryRun: {
      ...base.dryRun,
      contacts: [{ name: 'Tomas Lindgren', email: 'tomas.lindgren@example.com' }],
      plannedOn: '2026-11-19',
      completedOn: '2026-11-19',
      attendees: 'Nora Brandt, Priya Osei, Edgar Castillo; Tomas Lindgren for Professional Services',
      notes:
        'The whole flow was shown from generation to status, then three exception flows. Two issues were found; both were to be remedied before the request.',
    },
    remedies: {
      noIssuesFound: false,
      issues: [
        {
          id: 'issue-1',
          title: 'An envelope was asked for its status after four minutes',
          severity: 'major',
          owner: 'Priya Osei',
          artifact: 'traces',
          state: 'resolved',
          resolution:
            'The refresh button no longer asks the service: it reads what the job last stored. The traces of 14 December show 16 minutes between two requests.',
          evidence: null,
        },
        {
          id: 'issue-2',
          title: 'The message for a refused address did not name our support',
          severity: 'minor',
          owner: 'Nora Brandt',
          artifact: 'video',
          state: 'resolved',
          resolution:
            'All seven messages end with telephone number, address and hours. The video shows one, and a picture lies with the supplemental material.',
          evidence: questionnaire.supplements.find(({ name }) => name === 'error-message.png') ?? null,
        },
      ],
    },
    questionnaire: { ...questionnaire, answers: Object.fromEntries(merged) },
    logDate: { ...logDate, successfulCalls: '25' },
    keyRequest: { ...keyRequest, integratorKey: sampleSoapKey },
  }
}
