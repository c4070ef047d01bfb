import { Flag, Pause, Play, Square } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { RecordingKeys } from '#shared/domain/recording-keys.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Tag } from '../components/tag.tsx'
import { formatLength } from '../player/time.ts'
import { LevelMeter } from './level-meter.tsx'
import { mark, pauseOrResume, recordedLevel, stopRecording, useRecording } from './recording.ts'
import styles from './recording-panel.module.css'
import { ScriptTicks } from './script-list.tsx'
import { ShortcutKeys } from './shortcut-keys.tsx'
import { useRecordedTime } from './use-recorded-time.ts'

/** A recording that is about to begin, under way, or being ended. */
export function RecordingPanel({ keys }: { keys: RecordingKeys }) {
  const { step } = useRecording()
  return step === 'recording' || step === 'ending' ? <UnderWay keys={keys} /> : <Countdown />
}

function Countdown() {
  const { step, secondsLeft } = useRecording()
  const cancel = useFocusWhenShown()
  return (
    <Card title="Recording begins">
      <div className={styles.countdown}>
        <p className={styles.number} role="timer" aria-live="assertive">
          {step === 'opening' ? '…' : secondsLeft}
        </p>
        <Button ref={cancel} onPress={() => void stopRecording()}>
          Cancel
        </Button>
      </div>
    </Card>
  )
}

function UnderWay({ keys }: { keys: RecordingKeys }) {
  const { step, isPaused, hasSound, script, marks, windows, notice } = useRecording()
  const { elapsedMs, estimate } = useRecordedTime(hasSound)
  const isEnding = step === 'ending'
  const pause = useFocusWhenShown()
  return (
    <div className={styles.columns}>
      <Card title="Recording">
        <div className={styles.stack}>
          <div className={styles.head}>
            <p className={`${styles.time} tabular`} role="timer" aria-label="Length of the recording">
              {formatLength(elapsedMs)}
            </p>
            <span role="status">
              <Tag tone={isPaused || isEnding ? 'warn' : 'bad'}>{isEnding ? 'Being saved' : isPaused ? 'Paused' : 'Recording'}</Tag>
            </span>
          </div>
          <p className={styles.estimate} data-verdict={estimate.verdict}>
            {estimate.words}
          </p>
          {hasSound && <LevelMeter label="Level of the sound" level={recordedLevel} />}
          {notice && (
            <p className={styles.notice} role="alert">
              {notice}
            </p>
          )}
          <div className={styles.buttons}>
            <Keyed accelerator={keys.pause}>
              <Button
                ref={pause}
                isDisabled={isEnding}
                icon={isPaused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
                onPress={pauseOrResume}
              >
                {isPaused ? 'Go on' : 'Pause'}
              </Button>
            </Keyed>
            <Keyed accelerator={keys.mark}>
              <Button isDisabled={isEnding} icon={<Flag size={16} aria-hidden />} onPress={() => mark()}>
                Mark
              </Button>
            </Keyed>
            <Keyed accelerator={keys.stop}>
              <Button
                kind="primary"
                isDisabled={isEnding}
                icon={<Square size={14} fill="currentColor" aria-hidden />}
                onPress={() => void stopRecording()}
              >
                Stop
              </Button>
            </Keyed>
          </div>
          {windows.isPageHidden && !windows.isControlShown && (
            <p className={styles.soft}>While this window is open it is in the picture. Minimise it: the shortcuts work all the same.</p>
          )}
        </div>
      </Card>
      <Card title="Script">
        <ScriptTicks script={script} marks={marks} isDisabled={isEnding} onTick={mark} />
      </Card>
    </div>
  )
}

/** The button that was pressed is gone: the keyboard goes on from what takes its place. */
function useFocusWhenShown(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return button
}

function Keyed({ accelerator, children }: { accelerator: string; children: ReactNode }) {
  return (
    <div className={styles.keyed}>
      {children}
      {accelerator && <ShortcutKeys accelerator={accelerator} />}
    </div>
  )
}
