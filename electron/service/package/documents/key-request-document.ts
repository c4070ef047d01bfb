/** @file 6-integrator-key-request.pdf: exactly the six fields of the form (R8.2), ready to be copied into it. Pure. */
import type { Submission } from '#shared/domain/submission.ts'
import { fields, notGiven, yesNo, type Block } from '../pdf/blocks.ts'

export function keyRequestBlocks({ keyRequest }: Submission): Block[] {
  return [
    {
      kind: 'notice',
      tone: 'neutral',
      title: 'Hand this in after the engineer has signed off',
      text: 'The certification engineer then forwards a link to the Integrator Key Request Form. It asks for these six values; copy them from here.',
    },
    { kind: 'heading', text: 'The form' },
    fields(
      ['System Integrator Name', keyRequest.systemIntegratorName],
      ['Integrator Technical Contact Name', keyRequest.technicalContactName],
      ['Email', keyRequest.email],
      ['Phone', keyRequest.phone],
      ['Production Date Estimate', keyRequest.productionDateEstimate],
      ['Existing Integrator Key', keyRequest.integratorKey],
    ),
    { kind: 'heading', text: 'Hand-in' },
    fields(
      ['The contact supports production', yesNo(keyRequest.contactSupportsProduction)],
      ['Engineer signed off on', keyRequest.engineerSignedOffOn || notGiven],
      ['Form submitted on', keyRequest.submittedOn || notGiven],
    ),
  ]
}
