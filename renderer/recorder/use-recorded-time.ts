import { useEffect, useState } from 'react'
import { estimateFit, type FitEstimate } from '#shared/domain/takes.ts'
import { recordedBytes, recordedMs } from './recording.ts'

const redrawEveryMs = 200

/** @returns how long the recording is, and what would become of one of this length, while it goes on. */
export function useRecordedTime(hasSound: boolean): { elapsedMs: number; estimate: FitEstimate } {
  const [elapsedMs, setElapsedMs] = useState(recordedMs)
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(recordedMs()), redrawEveryMs)
    return () => clearInterval(timer)
  }, [])
  return { elapsedMs, estimate: estimateFit({ elapsedMs, recordedBytes: recordedBytes(), hasSound }) }
}
