import { Fragment } from 'react'
import type { CaptureAbilities, CaptureSource } from '#shared/contract/capture.ts'
import type { RecordingKeys } from '#shared/domain/recording-keys.ts'
import styles from './picture-note.module.css'
import { ShortcutKeys } from './shortcut-keys.tsx'

export type PictureNoteProps = { abilities: CaptureAbilities; kind: CaptureSource['kind'] | undefined; keys: RecordingKeys }

/** What becomes of Certpack's own windows while it records, and how to stop it then. */
export function PictureNote({ abilities, kind, keys }: PictureNoteProps) {
  if (kind === 'window')
    return <p className={styles.note}>Only this window is recorded, whatever lies over it. Keep its size: the recording has one.</p>
  if (abilities.canHideWindows)
    return <p className={styles.note}>Certpack leaves the screen while it records. A small control stays on top; it is not in the picture.</p>
  const ways = [
    { what: 'Pause with', accelerator: keys.pause },
    { what: 'Mark with', accelerator: keys.mark },
    { what: 'Stop with', accelerator: keys.stop },
  ].filter(({ accelerator }) => accelerator !== '')
  return (
    <p className={styles.note}>
      Certpack leaves the screen while it records, as this system cannot keep a window out of the picture.
      {ways.map(({ what, accelerator }) => (
        <Fragment key={what}>
          {` ${what} `}
          <ShortcutKeys accelerator={accelerator} />.
        </Fragment>
      ))}
    </p>
  )
}
