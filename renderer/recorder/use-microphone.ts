import { useCallback, useEffect, useRef, useState } from 'react'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { listMicrophones, mixSounds, openMicrophone, type Microphone, type SoundMixer } from './sound.ts'

/** @returns the microphones there are, also when one is plugged in; none until `isOpen`. */
export function useMicrophones(isOpen: boolean): readonly Microphone[] {
  const [microphones, setMicrophones] = useState<readonly Microphone[]>([])
  useEffect(() => {
    if (!isOpen) return undefined
    let isShown = true
    const refresh = () => void listMicrophones().then((found) => isShown && setMicrophones(found))
    refresh()
    navigator.mediaDevices.addEventListener('devicechange', refresh)
    return () => {
      isShown = false
      navigator.mediaDevices.removeEventListener('devicechange', refresh)
    }
  }, [isOpen])
  return microphones
}

/** Listens to a microphone, so that one sees that it works. @param id '' for none. */
export function useMicrophoneLevel(id: string): { level: () => number; problem: UserError | undefined } {
  const mixer = useRef<SoundMixer>(undefined)
  const [problem, setProblem] = useState<UserError>()
  useEffect(() => {
    setProblem(undefined)
    if (!id) return undefined
    let isShown = true
    let stream: MediaStream | undefined
    const stop = () => {
      mixer.current?.close()
      mixer.current = undefined
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    openMicrophone(id).then(
      (opened) => {
        stream = opened
        if (!isShown) return stop()
        mixer.current = mixSounds([opened])
        opened.getAudioTracks()[0]?.addEventListener('ended', () => setProblem(toUserError(new Error('The microphone is gone.'))))
      },
      (error: unknown) => isShown && setProblem(toUserError(error)),
    )
    return () => {
      isShown = false
      stop()
    }
  }, [id])
  const level = useCallback(() => mixer.current?.level() ?? 0, [])
  return { level, problem }
}
