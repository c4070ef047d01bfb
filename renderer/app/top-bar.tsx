import { Redo2, Settings, Undo2 } from 'lucide-react'
import { Link } from 'wouter'
import { useMaybeSubmission } from '../client/use-submission.tsx'
import { useRunningTasks } from '../client/tasks.ts'
import { timeOfDay } from '../client/words.ts'
import { Button, LinkButton } from '../components/button.tsx'
import type { Crumb } from './shell.tsx'
import { shortcutText } from './shortcuts.ts'
import styles from './top-bar.module.css'
import { redo, undo } from './undo.ts'

/** Where one is, whether it is saved, what is under way, and the way back. */
export function TopBar({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.brand}>
        Certpack
      </Link>
      <nav aria-label="Breadcrumb" className={styles.trail}>
        <ol className={styles.crumbs}>
          {crumbs.map(({ title, href }) => (
            <li key={title + href} aria-current={href ? undefined : 'page'}>
              {href ? (
                <>
                  <Link href={href}>{title}</Link> <span aria-hidden>›</span>
                </>
              ) : (
                title
              )}
            </li>
          ))}
        </ol>
      </nav>
      <span className={styles.space} />
      <RunningTasks />
      <SaveStatus />
      <LinkButton href="/settings" kind="subtle" isSmall aria-label="Settings" icon={<Settings size={16} aria-hidden />}>
        {null}
      </LinkButton>
    </header>
  )
}

function RunningTasks() {
  return useRunningTasks().map(({ title, href, progress }) => {
    const words = `${title}, ${Math.round((progress?.fraction ?? 0) * 100)} %`
    return (
      <span key={title} className={styles.task}>
        {href ? <Link href={href}>{words}</Link> : words}
      </span>
    )
  })
}

function SaveStatus() {
  const open = useMaybeSubmission()
  if (!open) return null
  const { status, state, problem, draft } = open
  return (
    <>
      {status === 'failed' ? (
        <span className={styles.failed} role="alert">
          Not saved: {problem?.message}
          <Button isSmall onPress={() => void draft.flush()}>
            Try again
          </Button>
        </span>
      ) : (
        <span className={`${styles.saved} tabular`} data-status={status}>
          {status === 'saved' ? `Saved ${timeOfDay(state.savedAtMs)}` : 'Saving…'}
        </span>
      )}
      <span className={styles.icons}>
        <Button
          kind="subtle"
          isSmall
          aria-label={`Undo (${shortcutText('undo')})`}
          icon={<Undo2 size={16} aria-hidden />}
          isDisabled={!state.canUndo && status === 'saved'}
          onPress={() => void undo(draft)}
        >
          <span className={styles.word}>Undo</span>
        </Button>
        <Button
          kind="subtle"
          isSmall
          aria-label={`Redo (${shortcutText('redo')})`}
          icon={<Redo2 size={16} aria-hidden />}
          isDisabled={!state.canRedo}
          onPress={() => void redo(draft)}
        >
          <span className={styles.word}>Redo</span>
        </Button>
      </span>
    </>
  )
}
