import { useState } from 'react'
import type { Submission } from '#shared/domain/submission.ts'
import { answeredExceptions } from './script.ts'
import type { Microphone } from './sound.ts'

/** What is chosen for the next take. Ids are '' where nothing is: no microphone, the whole script. */
export type Setup = { sourceId: string; microphoneId: string; hasSystemSound: boolean; itemId: string; exceptions: string[] }

/** The default device of the browser; it follows what the system says. */
const defaultMicrophone = 'default'

/** @returns the microphone to record: none where the one that was chosen is not there. */
export function usableMicrophone({ microphoneId }: Setup, microphones: readonly Microphone[]): string {
  return microphones.some(({ id }) => id === microphoneId) ? microphoneId : ''
}

/** What was chosen last, by submission; it outlives the page that shows it. */
const setups = new Map<string, Setup>()

export function useSetup(id: string, submission: Submission): [Setup, (changes: Partial<Setup>) => void] {
  const [setup, setSetup] = useState<Setup>(
    () =>
      setups.get(id) ?? {
        sourceId: '',
        microphoneId: defaultMicrophone,
        hasSystemSound: false,
        itemId: '',
        exceptions: answeredExceptions(submission),
      },
  )
  const change = (changes: Partial<Setup>) =>
    setSetup((current) => {
      const next = { ...current, ...changes }
      setups.set(id, next)
      return next
    })
  return [setup, change]
}
