/** @file Calls about what the timeline shows of a recording and proposes for it. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, 'recording.overview' | 'video.deadTime'>

export function createEditHandlers(_parts: ServiceParts): Calls {
  const soon = async (): Promise<never> => {
    throw new Error('not yet')
  }
  return { 'recording.overview': soon, 'video.deadTime': soon }
}
