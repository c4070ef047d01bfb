import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaptureAccess } from '#shared/contract/capture.ts'
import type { UserError } from '#shared/contract/errors.ts'
import { hearMicrophone, type HeardMicrophone } from './heard-microphone.ts'
import { listMicrophones, mixSounds, openMicrophone, type Microphone } from './sound.ts'

/** @returns the microphones there are, also when one is plugged in; undefined until they are known. @param access undefined until it is known. */
export function useMicrophones(access: CaptureAccess | undefined): readonly Microphone[] | undefined {
  const [microphones, setMicrophones] = useState<readonly Microphone[]>()
  const mayAsk = access !== undefined && access !== 'refused'
  useEffect(() => {
    if (!mayAsk) return undefined
    let isShown = true
    const refresh = () =>
      void listMicrophones()
        .catch(() => [])
        .then((found) => isShown && setMicrophones(found))
    refresh()
    navigator.mediaDevices.addEventListener('devicechange', refresh)
    return () => {
      isShown = false
      navigator.mediaDevices.removeEventListener('devicechange', refresh)
    }
  }, [mayAsk])
  return access === 'refused' ? [] : microphones
}

/** Listens to a microphone. @param id '' for none. */
export function useMicrophoneLevel(id: string): { level: () => number; problem: UserError | undefined } {
  const heard = useRef<HeardMicrophone>(undefined)
  const [problem, setProblem] = useState<UserError>()
  useEffect(() => {
    setProblem(undefined)
    if (!id) return undefined
    const mine = hearMicrophone({ open: () => openMicrophone(id), mix: mixSounds, onProblem: setProblem })
    heard.current = mine
    return () => {
      mine.close()
      heard.current = undefined
    }
  }, [id])
  const level = useCallback(() => heard.current?.level() ?? 0, [])
  return { level, problem }
}
