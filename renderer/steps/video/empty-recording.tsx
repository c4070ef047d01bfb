import { Video } from 'lucide-react'
import type { Grant } from '#shared/contract/host.ts'
import { pagePath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { useTakes } from '../../recorder/use-takes.ts'
import styles from './empty-recording.module.css'
import { TakesCard } from './takes-card.tsx'

/** Endings that the button's dialog offers; what a file really is, is found out by looking into it. */
export const recordingEndings = '.mp4,.m4v,.mov,.mkv,.webm,.avi'

const scenes: readonly { title: string; text: string }[] = [
  { title: 'Generation', text: 'A document comes into being in your system: a contract from a template, a form filled in.' },
  { title: 'Sending', text: 'Your system sends it as an envelope, with its recipients.' },
  { title: 'Signing', text: 'A recipient opens it and signs, in your page or from the e-mail.' },
  { title: 'Status', text: 'The status of the envelope arrives back in your system and can be seen there.' },
]

/** What to record, and where to put it. */
export function EmptyRecording({ onGrant }: { onGrant: (grant: Grant) => void }) {
  const { id } = useSubmission()
  const hasTakes = useTakes(id).length > 0
  return (
    <div className={styles.page}>
      <TakesCard />
      <FileDrop
        isLarge
        path="video.recording"
        title="Drop the recording here"
        hint="MP4, MOV, M4V, MKV, WebM or AVI, of any size and resolution. A copy stays on this machine; your file is not touched."
        buttonLabel="Choose a recording"
        accept={recordingEndings}
        onGrants={([grant]) => grant && onGrant(grant)}
      >
        <LinkButton kind={hasTakes ? 'secondary' : 'primary'} href={pagePath(id, 'record')} icon={<Video size={16} aria-hidden />}>
          Record the screen
        </LinkButton>
      </FileDrop>
      <Card title="What to record">
        <p className={styles.lead}>One walk through your integration, in this order, with no error in what you built:</p>
        <ol className={styles.scenes}>
          {scenes.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ol>
        <h3>Then what goes wrong, and how your system takes it</h3>
        <p className={styles.text}>
          A recipient declines, an envelope is voided, an address is refused. Show each in the same recording after the normal flow; if one file would
          get too small to read, the exceptions become a second one.
        </p>
        <h3>So that it can be read</h3>
        <ul className={styles.tips}>
          <li>Record at 1920 × 1080 with large text; show one window and no notifications.</li>
          <li>Say what you do as you do it; a headset is enough. Leave out waiting where you can.</li>
          <li>Use made-up names and documents: reviewers see everything on the screen.</li>
        </ul>
      </Card>
    </div>
  )
}
