import type { AppInfo } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { isEmail } from '#shared/domain/form.ts'
import { defaultMessageLimitBytes } from '#shared/domain/limits.ts'
import type { Settings } from '#shared/domain/submission.ts'
import { Page } from '../../app/page.tsx'
import type { SaveStatus } from '../../client/autosave.ts'
import { useCall } from '../../client/queries.ts'
import { bytesInWords } from '../../client/words.ts'
import { Card } from '../../components/card.tsx'
import { RadioGroup, Select } from '../../components/choices.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextField } from '../../components/text-field.tsx'
import { CalendarCard } from './calendar-card.tsx'
import { OwnTool } from './own-tool.tsx'
import { RecordingShortcuts } from './recording-shortcuts.tsx'
import styles from './settings-page.module.css'
import { useSettings } from './use-settings.ts'

/** What all submissions of this machine share. */
export function SettingsPage() {
  const settings = useCall('settings.get', {})
  const info = useCall('app.info', {})
  return (
    <Page title="Settings" lead="These hold for every submission on this machine.">
      {settings.error && <Problem problem={toUserError(settings.error)} />}
      {settings.data && <SettingsForm initial={settings.data} info={info.data} />}
    </Page>
  )
}

const statusWords: Record<SaveStatus, string> = { saved: 'Saved', unsaved: 'Saving…', saving: 'Saving…', failed: 'Not saved' }

const messageLimits = [
  { bytes: 7_000_000, label: '7 MB: old or strict mail servers' },
  { bytes: defaultMessageLimitBytes, label: '10 MB: accepted almost everywhere' },
  { bytes: 20_000_000, label: '20 MB' },
  { bytes: 25_000_000, label: '25 MB: Gmail' },
  { bytes: 35_000_000, label: '35 MB: Microsoft 365' },
]

function SettingsForm({ initial, info }: { initial: Settings; info: AppInfo | undefined }) {
  const { value, set, takeTools, status, problem } = useSettings(initial)
  const address = (key: 'videoAddress' | 'traceAddress' | 'questionnaireAddress' | 'senderAddress') => ({
    value: value[key],
    type: 'email' as const,
    onChange: (next: string) => set({ [key]: next }),
    problem: value[key].trim() === '' || isEmail(value[key]) ? undefined : 'This is not an e-mail address.',
  })
  const limits = messageLimits.some(({ bytes }) => bytes === value.messageLimitBytes)
    ? messageLimits
    : [...messageLimits, { bytes: value.messageLimitBytes, label: bytesInWords(value.messageLimitBytes) }]
  return (
    <div className={styles.stack}>
      {problem && <Problem problem={problem} />}
      <Card title="Where the messages go" actions={<span className={styles.soft}>{status && statusWords[status]}</span>}>
        <div className={styles.fields}>
          <p className={styles.soft}>Ask your Account Manager: the published page no longer names the addresses. A submission can have its own.</p>
          <TextField label="The video goes to" {...address('videoAddress')} />
          <TextField label="The traces go to" {...address('traceAddress')} />
          <TextField label="The questionnaire goes to" {...address('questionnaireAddress')} />
          <TextField label="From" isOptional help="Your own address, as the sender of the drafts." {...address('senderAddress')} />
          <Select
            label="Largest message"
            help="With its attachments as they travel: about 37 % more than the files themselves."
            options={limits.map(({ bytes, label }) => ({ value: String(bytes), label }))}
            value={String(value.messageLimitBytes)}
            onChange={(bytes) => set({ messageLimitBytes: Number(bytes) })}
          />
        </div>
      </Card>
      <CalendarCard value={value.calendar} onChange={(change) => set((current) => ({ calendar: change(current.calendar) }))} />
      <Card title="Appearance">
        <RadioGroup
          label="Theme"
          isInline
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={value.theme}
          onChange={(theme) => set({ theme })}
        />
      </Card>
      <Card title="Shortcuts while recording">
        <RecordingShortcuts value={value.recordingShortcuts} onChange={(recordingShortcuts) => set({ recordingShortcuts })} />
      </Card>
      <Card title="Video encoder">
        <div className={styles.fields}>
          {info && <Encoder ffmpeg={info.ffmpeg} />}
          <OwnTool tool="ffmpeg" path={value.ffmpegPath} onChosen={takeTools} />
          <OwnTool tool="ffprobe" path={value.ffprobePath} onChosen={takeTools} />
        </div>
      </Card>
      {info && (
        <Card title="About">
          <dl className={styles.about}>
            <dt>Certpack</dt>
            <dd>{info.version}</dd>
            <dt>Data folder</dt>
            <dd className={styles.path}>{info.dataDir}</dd>
          </dl>
        </Card>
      )}
    </div>
  )
}

function Encoder({ ffmpeg: { source, version, problem } }: { ffmpeg: AppInfo['ffmpeg'] }) {
  if (problem) return <Problem problem={{ message: problem, fix: 'Choose another ffmpeg below.' }} />
  return (
    <p>
      In use: ffmpeg {version} <span className={styles.soft}>({source})</span>
    </p>
  )
}
