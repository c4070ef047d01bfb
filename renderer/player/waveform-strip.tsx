import { useMemo } from 'react'
import { LeftOut } from './left-out.tsx'
import styles from './strips.module.css'
import type { Stretch } from './time-mapping.ts'
import { waveformPath, type Waveform } from './waveform.ts'

export type WaveformStripProps = { waveform: Waveform | null | undefined; durationMs: number; leftOut: readonly Stretch[] }

/** How loud the video is along its timeline. Its place is kept until that is known. */
export function WaveformStrip({ waveform, durationMs, leftOut }: WaveformStripProps) {
  const path = useMemo(() => (waveform ? waveformPath(waveform, durationMs) : ''), [waveform, durationMs])
  return (
    <div className={styles.waveform} aria-hidden>
      {path && (
        <svg viewBox={`0 0 ${durationMs} 100`} preserveAspectRatio="none">
          <path d={path} />
        </svg>
      )}
      <LeftOut stretches={leftOut} durationMs={durationMs} />
    </div>
  )
}
