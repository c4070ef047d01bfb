import { useEffect } from 'react'
import { useWaivers } from './use-waivers.ts'
import { WaiveDialog } from './waive-dialog.tsx'
import { closeWaiveDialog, useAskedFinding } from './waive-request.ts'

/** The one place of an open submission where a waiver is asked for. */
export function WaiveHost() {
  const finding = useAskedFinding()
  const { waive } = useWaivers()
  useEffect(() => closeWaiveDialog, [])
  if (!finding) return null
  const { rule, message, why } = finding
  return (
    <WaiveDialog
      title={`Waive ${rule}`}
      about={message}
      why={why}
      actionLabel="Waive"
      onClose={closeWaiveDialog}
      onWaive={(words) => {
        closeWaiveDialog()
        waive(finding, words)
      }}
    />
  )
}
