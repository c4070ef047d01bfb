/** @file Rules of the addresses that the messages go to. The published page has lost them (A13), so the user enters them. Pure. */
import { missing, wrong, type Observation, type Rule, type RuleContext } from './findings.ts'
import { isEmail } from './form.ts'
import type { Delivery, Settings, Submission } from './submission.ts'

/** @returns the addresses that are used: the submission's own, or else those of the settings. */
export function effectiveAddresses(submission: Submission, settings: Settings): Delivery {
  const { delivery } = submission
  return {
    videoAddress: delivery.videoAddress.trim() || settings.videoAddress.trim(),
    traceAddress: delivery.traceAddress.trim() || settings.traceAddress.trim(),
    questionnaireAddress: delivery.questionnaireAddress.trim() || settings.questionnaireAddress.trim(),
  }
}

function addressIsUsable(field: keyof Delivery, thing: string): Rule['check'] {
  const fix = 'Enter it in Settings or on Check and export; ask your Account Manager for it.'
  return (submission: Submission, { settings }: RuleContext): Observation[] => {
    const address = effectiveAddresses(submission, settings)[field]
    if (address === '') return [missing('blocker', `delivery.${field}`, `The address for ${thing} is missing.`, fix)]
    if (!isEmail(address)) return [wrong('blocker', `delivery.${field}`, `"${address}", the address for ${thing}, is not an e-mail address.`, fix)]
    return []
  }
}

export const deliveryRules: readonly Rule[] = [
  /** R5.5, A13. */
  { id: 'R5.5', quote: 'Email the video to this address', check: addressIsUsable('videoAddress', 'the video') },
  /** R6.3, A13. */
  { id: 'R6.3', quote: 'Email the trace to this address', check: addressIsUsable('traceAddress', 'the traces') },
  /** A15: the questionnaire goes by e-mail beside the online form. */
  { id: 'A15', quote: 'Provide response to the questionnaire', check: addressIsUsable('questionnaireAddress', 'the questionnaire') },
]
