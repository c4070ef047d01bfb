import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Grant, MenuCommand } from '#shared/contract/host.ts'
import { openDraft } from '../client/drafts.ts'
import { host } from '../client/service.ts'
import { newSubmission, openSubmission } from '../pages/submissions/open-submission.ts'
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
          pickFile((files) => void host.acceptFiles(files).then(([grant]) => open(grant)))
          return true
        case 'settings':
          navigate('/settings')
          return true
        case 'shortcuts':
          setShowsShortcuts(true)
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

  return <ShortcutsDialog isOpen={showsShortcuts} onClose={() => setShowsShortcuts(false)} />
}

function open(grant: Grant | undefined): void {
  if (grant) void openSubmission(grant)
}

function pickFile(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.certpack,.zip'
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]), { once: true })
  input.click()
}
