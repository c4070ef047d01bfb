import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { toUserError } from '#shared/contract/errors.ts'
import type { Grant, MenuCommand } from '#shared/contract/host.ts'
import { openDraft } from '../client/drafts.ts'
import { host } from '../client/service.ts'
import { showToast } from '../components/toast.tsx'
import { newSubmission, openFileField, openSubmission } from '../pages/submissions/open-submission.ts'
import { beginTour } from '../tour/tour-state.ts'
import { focusField } from './focus-field.ts'
import { navigate } from './location.ts'
import { redo, undo } from './undo.ts'
import { shortcutOf } from './shortcuts.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

/** Carries out what the keyboard, the menu and the system ask for, on whichever page. */
export function Commands() {
  const [path] = useLocation()
  const [showsShortcuts, setShowsShortcuts] = useState(false)
  const submissionId = /^\/s\/([^/]+)/.exec(path)?.[1]

  useEffect(() => {
    /** @returns whether there was anything to do. */
    function run(command: MenuCommand): boolean {
      switch (command) {
        case 'undo':
        case 'redo':
          if (submissionId) void openDraft(submissionId).then(command === 'undo' ? undo : redo)
          return submissionId !== undefined
        case 'new':
          void newSubmission('empty')
          return true
        case 'open':
          chooseFile()
          return true
        case 'settings':
          navigate('/settings')
          return true
        case 'shortcuts':
          setShowsShortcuts(true)
          return true
        case 'tour':
          void beginTour()
          return true
      }
    }
    function onKeyDown(event: KeyboardEvent): void {
      const command = shortcutOf(event)
      // The menu has the same accelerators; what is handled here does not reach it.
      if (command && !event.defaultPrevented && run(command)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    const stopMenu = host.onMenu((command) => void run(command))
    const stopOpen = host.onOpenFile(open)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stopMenu()
      stopOpen()
    }
  }, [submissionId])

  function takeTour(): void {
    setShowsShortcuts(false)
    // The dialog gives the focus back first.
    setTimeout(() => void beginTour())
  }

  return <ShortcutsDialog isOpen={showsShortcuts} onClose={() => setShowsShortcuts(false)} onTour={takeTour} />
}

async function accept(files: File[]): Promise<void> {
  try {
    const [grant] = await host.acceptFiles(files)
    open(grant)
  } catch (error) {
    showToast(toUserError(error).message)
  }
}

function open(grant: Grant | undefined): void {
  if (grant) void openSubmission(grant)
}

/** A page may open a file dialog only for a key or a click in it; a command of the menu leads to the button instead. */
function chooseFile(): void {
  if (!navigator.userActivation.isActive) {
    navigate('/')
    requestAnimationFrame(() => requestAnimationFrame(() => focusField(openFileField)))
    return
  }
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.certpack,.zip'
  input.addEventListener('change', () => void accept([...(input.files ?? [])]), { once: true })
  input.click()
}
