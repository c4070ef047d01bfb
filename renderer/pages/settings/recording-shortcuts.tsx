import { useState } from 'react'
import {
  acceleratorOf,
  acceleratorText,
  recordingActions,
  repeatedKeys,
  type RecordingAction,
  type RecordingKeys,
} from '#shared/domain/recording-keys.ts'
import { host } from '../../client/service.ts'
import { Button } from '../../components/button.tsx'
import { actionNames } from '../../recorder/action-names.ts'
import styles from './recording-shortcuts.module.css'

const isMac = host.platform === 'darwin'

/** The shortcuts that control a recording while another program is in front. */
export function RecordingShortcuts({ value, onChange }: { value: RecordingKeys; onChange: (keys: RecordingKeys) => void }) {
  const [asked, setAsked] = useState<RecordingAction>()
  const repeated = repeatedKeys(value)
  return (
    <div className={styles.stack}>
      <p className={styles.soft}>They work in every program, but only while Record the screen is open or something is recorded.</p>
      <ul className={styles.list}>
        {recordingActions.map((action) => (
          <li key={action} className={styles.row}>
            <span>{actionNames[action]}</span>
            <ShortcutButton
              action={action}
              accelerator={value[action]}
              isAsked={asked === action}
              onAsk={(isAsked) => setAsked(isAsked ? action : undefined)}
              onChange={(accelerator) => onChange({ ...value, [action]: accelerator })}
            />
            <Button
              isSmall
              kind="subtle"
              isDisabled={value[action] === ''}
              aria-label={`No shortcut for ${actionNames[action]}`}
              onPress={() => onChange({ ...value, [action]: '' })}
            >
              None
            </Button>
            {repeated.includes(action) && (
              <p className={styles.problem} role="alert">
                Another line has the same shortcut; only the first works.
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type ShortcutButtonProps = {
  action: RecordingAction
  accelerator: string
  isAsked: boolean
  onAsk: (isAsked: boolean) => void
  onChange: (accelerator: string) => void
}

/** Pressed, it takes the next keys as the shortcut; Escape and Tab leave it as it is. */
function ShortcutButton({ action, accelerator, isAsked, onAsk, onChange }: ShortcutButtonProps) {
  return (
    <button
      type="button"
      className={styles.keys}
      aria-label={`${actionNames[action]}: ${isAsked ? 'press the new keys' : acceleratorText(accelerator, isMac)}`}
      data-asked={isAsked || undefined}
      onClick={() => onAsk(true)}
      onBlur={() => onAsk(false)}
      onKeyDown={(event) => {
        if (!isAsked) return
        if (event.key === 'Tab') return onAsk(false)
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Escape') return onAsk(false)
        const pressed = acceleratorOf(event, isMac)
        if (!pressed) return
        onChange(pressed)
        onAsk(false)
      }}
    >
      {isAsked ? 'Press the new keys' : acceleratorText(accelerator, isMac)}
    </button>
  )
}
