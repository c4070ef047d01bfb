import { Circle } from 'lucide-react'
import { useEffect } from 'react'
import type { CaptureAbilities } from '#shared/contract/capture.ts'
import type { RecordingKeys } from '#shared/domain/recording-keys.ts'
import { host } from '../client/service.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Select } from '../components/choices.tsx'
import { Note } from '../components/note.tsx'
import { Problem } from '../components/problem.tsx'
import { ExceptionsChoice } from './exceptions-choice.tsx'
import { PictureNote } from './picture-note.tsx'
import styles from './recorder-setup.module.css'
import type { ScriptItem } from './script.ts'
import { ScriptList } from './script-list.tsx'
import { ShortcutKeys } from './shortcut-keys.tsx'
import type { Microphone } from './sound.ts'
import { SoundChoice } from './sound-choice.tsx'
import { SourceList } from './source-list.tsx'
import type { Setup } from './use-setup.ts'
import { useSources } from './use-sources.ts'

export type RecorderSetupProps = {
  abilities: CaptureAbilities
  keys: RecordingKeys
  setup: Setup
  /** Undefined until they are known. */
  microphones: readonly Microphone[] | undefined
  script: readonly ScriptItem[]
  /** Ids of the items that the takes so far show. */
  shown: ReadonlySet<string>
  onChange: (changes: Partial<Setup>) => void
  onStart: () => void
}

/** What will be recorded, with which sound, and what for. */
export function RecorderSetup({ abilities, keys, setup, microphones, script, shown, onChange, onStart }: RecorderSetupProps) {
  const { sources, problem } = useSources(!abilities.doesSystemAsk && abilities.screen !== 'refused')
  const chosen = sources?.find(({ id }) => id === setup.sourceId) ?? sources?.[0]
  const chosenId = chosen?.id
  const isReady = microphones !== undefined && (abilities.doesSystemAsk || chosen !== undefined)
  useEffect(() => {
    // What is shown as chosen is what will be recorded.
    if (chosenId !== undefined && chosenId !== setup.sourceId) onChange({ sourceId: chosenId })
  })

  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Card title="What to record">
          {abilities.screen === 'refused' ? (
            <Problem
              problem={{
                message: 'The system does not let Certpack see the screen.',
                fix: 'Allow it under Privacy & Security, Screen Recording, then open Certpack again.',
              }}
              actions={
                <Button isSmall onPress={() => void host.capture.openSettings('screen')}>
                  Open the settings
                </Button>
              }
            />
          ) : abilities.doesSystemAsk ? (
            <Note>Your system asks which screen or window is recorded as soon as you start. If it does not, its desktop portal is missing.</Note>
          ) : (
            <>
              {problem && <Problem problem={problem} />}
              {sources === undefined && !problem && <p className={styles.soft}>Looking at the screens and windows…</p>}
              {sources && <SourceList sources={sources} chosenId={chosenId ?? ''} onChoose={(sourceId) => onChange({ sourceId })} />}
              {sources?.length === 0 && (
                <p className={styles.soft}>There is nothing that could be recorded. Open the window that you want to show.</p>
              )}
            </>
          )}
          <PictureNote abilities={abilities} kind={chosen?.kind} keys={keys} />
        </Card>
        <Card title="Sound">
          <SoundChoice
            abilities={abilities}
            microphones={microphones}
            microphoneId={setup.microphoneId}
            onMicrophone={(microphoneId) => onChange({ microphoneId })}
            hasSystemSound={setup.hasSystemSound}
            onSystemSound={(hasSystemSound) => onChange({ hasSystemSound })}
          />
        </Card>
      </div>
      <div className={styles.stack}>
        <Card title="This take">
          <div className={styles.fields}>
            <Select
              label="It shows"
              options={[{ value: '', label: 'The whole script' }, ...script.map(({ id, title }) => ({ value: id, label: title }))]}
              value={setup.itemId}
              onChange={(itemId) => onChange({ itemId })}
            />
            <div className={styles.start}>
              <Button kind="primary" isDisabled={!isReady} icon={<Circle size={14} fill="currentColor" aria-hidden />} onPress={onStart}>
                Record
              </Button>
              {keys.start && (
                <span className={styles.soft}>
                  or <ShortcutKeys accelerator={keys.start} />
                </span>
              )}
            </div>
          </div>
        </Card>
        <Card title="Script">
          <div className={styles.fields}>
            <p className={styles.soft}>Tick a scene when it begins while you record; that marks it in the video.</p>
            <ScriptList script={script} shown={shown} />
            <details className={styles.more}>
              <summary>Exceptions to show ({setup.exceptions.length})</summary>
              <ExceptionsChoice value={setup.exceptions} onChange={(exceptions) => onChange({ exceptions })} />
            </details>
          </div>
        </Card>
      </div>
    </div>
  )
}
