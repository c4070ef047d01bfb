/** @file What the traces of a submission tell of values on its screen: what was taken out of them, and which persons are invented. Service process. */
import type { Progress } from '#shared/contract/contract.ts'
import { isCancelled } from '#shared/contract/errors.ts'
import { isTestAddress } from '#shared/domain/screen/find-addresses.ts'
import type { ScreenKnowledge } from '#shared/domain/screen/find-on-screen.ts'
import type { PersonalKind, PersonalValue } from '#shared/domain/traces/redaction.ts'
import type { ServiceParts } from '../index.ts'

/** Addresses have a rule of their own; the other kinds are what any interface shows of anybody. */
const labels: Partial<Record<PersonalKind, string>> = {
  person: 'Name that the traces hide',
  phone: 'Telephone number that the traces hide',
  address: 'Address that the traces hide',
  identity: 'Personal number that the traces hide',
  text: 'Text that the traces hide',
}

/** A trace that cannot be read any more is told where traces are; here it only teaches nothing. @throws UserError `cancelled` */
export async function knowOfTraces(
  { submissions, traceDesk, log }: ServiceParts,
  id: string,
  { signal, progress }: { signal: AbortSignal; progress: (progress: Progress) => void },
): Promise<ScreenKnowledge> {
  const { submission } = submissions.get(id)
  const { choices, files } = submission.traces
  const found = files.length === 0 ? [] : await traceDesk.personalValues(id, submission, { signal, onProgress: progress }).catch(withoutTraces)
  function withoutTraces(error: unknown): PersonalValue[] {
    if (isCancelled(error)) throw error
    log(`The traces could not be read for the review of the screen: ${String(error)}`)
    return []
  }
  return {
    values: [...choices.mask.map((value) => ({ value, label: 'Text that the traces hide' })), ...hiddenValues(found)],
    personas: [...choices.keep, ...found.filter(({ isKept }) => isKept).map(({ value }) => value)],
  }
}

/** @returns what the traces hide; not the names of persons whose address is one for tests. */
export function hiddenValues(found: readonly PersonalValue[]): ScreenKnowledge['values'] {
  const testAddresses = found.filter(({ kind, value }) => kind === 'email' && isTestAddress(value)).map(({ value }) => value.toLowerCase())
  const isTestPerson = (name: string) =>
    name
      .toLowerCase()
      .split(/[\s,.]+/)
      .some((part) => part.length > 2 && testAddresses.some((address) => address.split('@')[0]?.includes(part)))
  return found.flatMap(({ value, kind, isKept }) => {
    const label = labels[kind]
    return label && !isKept && !(kind === 'person' && isTestPerson(value)) ? [{ value, label }] : []
  })
}
