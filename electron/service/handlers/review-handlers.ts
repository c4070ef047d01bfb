/** @file Calls about what text recognition reads on the screen. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `review.${string}`>>

export function createReviewHandlers(_parts: ServiceParts): Calls {
  const soon = async (): Promise<never> => {
    throw new Error('not yet')
  }
  return { 'review.read': soon, 'review.search': async () => ({ hits: [] }), 'review.scenes': async () => ({ scenes: [] }), 'review.result': soon }
}
