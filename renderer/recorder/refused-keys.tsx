import { Link } from 'wouter'
import { repeatedKeys, type RecordingAction, type RecordingKeys } from '#shared/domain/recording-keys.ts'
import { Note } from '../components/note.tsx'
import { actionNames } from './action-names.ts'
import { ShortcutKeys } from './shortcut-keys.tsx'

/** Which shortcuts do not work, and where to change them. */
export function RefusedKeys({ keys, refused }: { keys: RecordingKeys; refused: readonly RecordingAction[] }) {
  if (refused.length === 0) return null
  const repeated = repeatedKeys(keys)
  return (
    <Note>
      {refused.map((action) => (
        <p key={action}>
          <ShortcutKeys accelerator={keys[action]} /> for “{actionNames[action]}” does not work:{' '}
          {repeated.includes(action) ? 'you have chosen it for something else as well.' : 'another program holds it.'}
        </p>
      ))}
      <Link href="/settings">Choose other shortcuts</Link>
    </Note>
  )
}
