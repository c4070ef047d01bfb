/** @file The message that asks for the official questionnaire (R4.2). Pure. */
import type { Submission } from '#shared/domain/submission.ts'

/** @returns a message to an Account Manager or a Professional Services contact, ready to be pasted. */
export function requestForCopy({ profile, keyRequest }: Submission): string {
  const product = profile.productName.trim() || 'our integration'
  const signature = [keyRequest.technicalContactName, profile.integratorName].map((text) => text.trim()).filter(Boolean)
  return [
    'Hello,',
    '',
    `we are preparing the DocuSign certification of ${product}. Please send us a copy of the requirements and of the questionnaire in advance,`,
    'together with the addresses that the demo video and the traces are to be sent to.',
    '',
    'Kind regards',
    ...signature,
    '',
  ].join('\n')
}
