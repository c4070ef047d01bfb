import { Check, Pause, Play, Square } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { formatLength } from '../../player/time.ts'
import { LevelMeter } from '../level-meter.tsx'
import { controlChannel, type ControlCommand, type ControlItem, type ControlMessage, type ControlView } from './control-channel.ts'
import styles from './control.module.css'

/** What one needs while recording, and no more: how long, how loud, pause, stop, and the script to tick. */
export function Control() {
  const channel = useRef<BroadcastChannel>(undefined)
  const [view, setView] = useState<ControlView>()
  const level = useRef(0)
  const readLevel = useCallback(() => level.current, [])
  const send = (command: ControlCommand) => channel.current?.postMessage(command)

  useEffect(() => {
    const opened = new BroadcastChannel(controlChannel)
    channel.current = opened
    opened.addEventListener('message', ({ data }: MessageEvent<ControlMessage>) => {
      if (!('view' in data)) return
      level.current = data.view.level ?? 0
      setView(data.view)
    })
    opened.postMessage({ command: 'hello' } satisfies ControlMessage)
    return () => opened.close()
  }, [])

  if (!view) return null
  const { step, isPaused, elapsedMs, estimate, notice, script } = view
  const isUnderWay = step === 'recording'
  return (
    <I18nProvider locale="en-US">
      <main className={styles.control}>
        <div className={styles.head}>
          <h1 className={`${styles.time} tabular`}>
            <span className="visually-hidden">Recording, </span>
            {isUnderWay || step === 'ending' ? formatLength(elapsedMs) : view.secondsLeft}
          </h1>
          <span className={styles.dot} data-paused={isPaused || !isUnderWay || undefined}>
            {step === 'ending' ? 'Being saved' : !isUnderWay ? 'Begins' : isPaused ? 'Paused' : 'Recording'}
          </span>
        </div>
        <p className={styles.estimate}>{notice || estimate.words}</p>
        {view.level !== null && <LevelMeter label="Level of the sound" level={readLevel} />}
        <div className={styles.buttons}>
          <Button
            isDisabled={!isUnderWay}
            icon={isPaused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
            onPress={() => send({ command: 'pause' })}
          >
            {isPaused ? 'Go on' : 'Pause'}
          </Button>
          <Button
            kind="primary"
            isDisabled={step === 'ending'}
            icon={<Square size={13} fill="currentColor" aria-hidden />}
            onPress={() => send({ command: 'stop' })}
          >
            Stop
          </Button>
        </div>
        <ul className={styles.script} aria-label="Script">
          {script.map((item) => (
            <Tick key={item.id} item={item} isDisabled={!isUnderWay} onTick={() => send({ command: 'mark', itemId: item.id })} />
          ))}
        </ul>
      </main>
    </I18nProvider>
  )
}

function Tick({ item: { title, isTicked }, isDisabled, onTick }: { item: ControlItem; isDisabled: boolean; onTick: () => void }) {
  return (
    <li>
      <button type="button" className={styles.tick} aria-pressed={isTicked} disabled={isDisabled} onClick={onTick}>
        <span className={styles.box}>{isTicked && <Check size={12} aria-hidden />}</span>
        {title}
      </button>
    </li>
  )
}
