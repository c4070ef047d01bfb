import type { AppInfo } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Settings } from '#shared/domain/submission.ts'
import { Page } from '../../app/page.tsx'
import type { SaveStatus } from '../../client/autosave.ts'
import { useCall } from '../../client/queries.ts'
import { Card } from '../../components/card.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextField } from '../../components/text-field.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { BackupsCard } from './backups-card.tsx'
import { CalendarCard } from './calendar-card.tsx'
import { MessagesCard } from './messages-card.tsx'
import { OwnTool } from './own-tool.tsx'
import { RecordingShortcuts } from './recording-shortcuts.tsx'
import { SectionLinks, type SectionLink } from './section-links.tsx'
import styles from './settings-page.module.css'
import { SigningCard } from './signing-card.tsx'
import { StorageCard } from './storage-card.tsx'
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

const sections: readonly SectionLink[] = [
  { id: 'you', title: 'You' },
  { id: 'messages', title: 'Messages' },
  { id: 'signature', title: 'Signature' },
  { id: 'calendar', title: 'Calendar' },
  { id: 'appearance', title: 'Appearance' },
  { id: 'shortcuts', title: 'Shortcuts while recording' },
  { id: 'encoder', title: 'Video encoder' },
  { id: 'backups', title: 'Backups' },
  { id: 'storage', title: 'Storage' },
]

function SettingsForm({ initial, info }: { initial: Settings; info: AppInfo | undefined }) {
  const { value, set, takeTools, status, problem } = useSettings(initial)
  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <div className={styles.stack}>
          {problem && <Problem problem={problem} />}
          <div id="you">
            <Card title="You">
              <div className={styles.fields}>
                <p className={styles.soft}>What fields begin with in which somebody answers for something: confirmations, waivers, statements.</p>
                <FieldRow>
                  <TextField label="Your name" isOptional autoComplete="name" value={value.ownName} onChange={(ownName) => set({ ownName })} />
                  <TextField
                    label="Your role"
                    isOptional
                    autoComplete="organization-title"
                    value={value.ownRole}
                    onChange={(ownRole) => set({ ownRole })}
                  />
                </FieldRow>
              </div>
            </Card>
          </div>
          <div id="messages">
            <MessagesCard value={value} set={set} />
          </div>
          <div id="signature">
            <SigningCard isOn={value.signPackages} onChange={(signPackages) => set({ signPackages })} />
          </div>
          <div id="calendar">
            <CalendarCard value={value.calendar} onChange={(change) => set((current) => ({ calendar: change(current.calendar) }))} />
          </div>
          <div id="appearance">
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
          </div>
          <div id="shortcuts">
            <Card title="Shortcuts while recording">
              <RecordingShortcuts value={value.recordingShortcuts} onChange={(recordingShortcuts) => set({ recordingShortcuts })} />
            </Card>
          </div>
          <div id="encoder">
            <Card title="Video encoder">
              <div className={styles.fields}>
                {info && <Encoder ffmpeg={info.ffmpeg} />}
                <OwnTool tool="ffmpeg" path={value.ffmpegPath} onChosen={takeTools} />
                <OwnTool tool="ffprobe" path={value.ffprobePath} onChosen={takeTools} />
              </div>
            </Card>
          </div>
          <div id="backups">
            <BackupsCard />
          </div>
          <div id="storage" {...tourAnchor('storage')}>
            <StorageCard />
          </div>
          {info && <p className={styles.soft}>Certpack {info.version}</p>}
        </div>
        <SectionLinks sections={sections} status={status && statusWords[status]} />
      </div>
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
