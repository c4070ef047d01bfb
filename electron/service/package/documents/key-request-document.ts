/** @file 6-integrator-key-request.pdf: exactly the six fields of the form (R8.2), ready to be copied into it. Pure. */
import { contactOf } from '#shared/domain/statements.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fields, notGiven, type Block } from '../pdf/blocks.ts'
import { statementText } from './statement-text.ts'

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
      ['That the contact supports production is confirmed by', statementText(keyRequest.contactConfirmation, contactOf(keyRequest))],
      ['Engineer signed off on', keyRequest.engineerSignedOffOn || notGiven],
      ['Form submitted on', keyRequest.submittedOn || notGiven],
    ),
  ]
}
