/** @file Calls about takes: recordings that are made here. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import type { ServiceParts } from '../index.ts'
import { useTakes } from '../takes/use-takes.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `take.${string}`>>

export function createTakeHandlers(parts: ServiceParts): Calls {
  const { submissions, takes, emit } = parts
  return {
    'take.list': async ({ id }) => ({ takes: await takes.list(submissions.get(id).id), freeBytes: await takes.freeBytes() }),
    'take.begin': async ({ id, about }, { connection }) => takes.begin(submissions.get(id).id, about, connection),
    'take.append': async ({ takeId, index, atMs, bytes }, { connection }) => ({
      nextIndex: await takes.append(takeId, { index, atMs, bytes }, connection),
      freeBytes: await takes.freeBytes(),
    }),
    'take.setMarks': async ({ takeId, marks }) => takes.note(takeId, { kind: 'marks', marks }),
    'take.rename': async ({ takeId, title }) => takes.note(takeId, { kind: 'title', title }),
    'take.end': async ({ takeId, durationMs, reason }) => takes.end(takeId, durationMs, reason),
    'take.remove': async ({ takeId }) => {
      await takes.remove(takeId)
      return {}
    },
    'take.restore': async ({ takeId }) => takes.restore(takeId),
    'take.use': async ({ id, takeIds }, { signal, progress }) => {
      const state = await useTakes({ parts, id, takeIds, signal, onProgress: progress })
      emit('submission.changed', { id: state.id, revision: state.revision })
      return state
    },
  }
}
