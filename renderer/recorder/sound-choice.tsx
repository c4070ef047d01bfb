import type { CaptureAbilities } from '#shared/contract/capture.ts'
import { host } from '../client/service.ts'
import { Button } from '../components/button.tsx'
import { Checkbox, Select } from '../components/choices.tsx'
import { Problem } from '../components/problem.tsx'
import { LevelMeter } from './level-meter.tsx'
import styles from './recorder-setup.module.css'
import type { Microphone } from './sound.ts'
import { useMicrophoneLevel } from './use-microphone.ts'

export type SoundChoiceProps = {
  abilities: CaptureAbilities
  /** Undefined until they are known. */
  microphones: readonly Microphone[] | undefined
  /** '' for none. */
  microphoneId: string
  onMicrophone: (id: string) => void
  hasSystemSound: boolean
  onSystemSound: (isWanted: boolean) => void
}

/** Which microphone is recorded, how loud it is, and whether what the machine plays belongs to it. */
export function SoundChoice({ abilities, microphones, microphoneId, onMicrophone, hasSystemSound, onSystemSound }: SoundChoiceProps) {
  const { level, problem } = useMicrophoneLevel(microphoneId)

  async function choose(id: string): Promise<void> {
    if (id) await host.capture.askForMicrophone()
    onMicrophone(id)
  }

  return (
    <div className={styles.fields}>
      {abilities.microphone === 'refused' && (
        <Problem
          problem={{
            message: 'The system does not let Certpack use a microphone.',
            fix: 'Allow it in the privacy settings of the system, then open this page again. Without it, the recording has no speech.',
          }}
          actions={
            <Button isSmall onPress={() => void host.capture.openSettings('microphone')}>
              Open the settings
            </Button>
          }
        />
      )}
      <Select
        label="Microphone"
        options={[
          { value: '', label: microphones ? 'No sound' : 'Looking for microphones…' },
          ...(microphones ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={microphoneId}
        onChange={(id) => void choose(id)}
      />
      {microphoneId && !problem && (
        <div className={styles.level}>
          <span>Level</span>
          <LevelMeter label="Level of the microphone" level={level} />
        </div>
      )}
      {problem && <Problem problem={{ message: `The microphone cannot be used: ${problem.message}`, fix: 'Choose another one, or no sound.' }} />}
      {abilities.hasSystemSound ? (
        <Checkbox label="With what this machine plays" value={hasSystemSound} onChange={onSystemSound} />
      ) : (
        <p className={styles.soft}>What this machine plays itself cannot be recorded on this system, only the microphone.</p>
      )}
    </div>
  )
}
