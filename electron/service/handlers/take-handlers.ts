/** @file Calls about takes: recordings that are made here. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `take.${string}`>>

export function createTakeHandlers(_parts: ServiceParts): Calls {
  const soon = async (): Promise<never> => {
    throw new Error('not yet')
  }
  return {
    'take.list': async () => ({ takes: [], freeBytes: 0 }),
    'take.begin': soon,
    'take.append': soon,
    'take.setMarks': soon,
    'take.rename': soon,
    'take.end': soon,
    'take.remove': soon,
    'take.restore': soon,
    'take.use': soon,
  }
}
