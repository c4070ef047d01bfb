import { ArrowRightFromLine, ArrowRightToLine, Scissors, SquareDashed, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import type { Player } from '../../player/player.ts'
import { spanOf } from '../../player/selection.ts'
import type { EditCommand } from '../../player/shortcuts.ts'
import { formatInstant } from '../../player/time.ts'
import { usePlayback } from '../../player/use-player.ts'
import styles from './edit-bar.module.css'
import { cutAt } from './cuts.ts'
import type { Edits } from './edits.ts'

export type EditBarProps = { player: Player; edits: Edits; onEdit: (command: EditCommand) => void; onKeepAgain: () => void }

/** What can be done to the video, as buttons with the keys that do the same. */
export function EditBar({ player, edits, onEdit, onKeepAgain }: EditBarProps) {
  const { selection, cuts } = edits
  const span = spanOf(selection)
  const isInCut = usePlayback(player, ({ positionMs }) => cutAt(cuts, positionMs + 1) >= 0)
  const isCutSelected = span ? cuts.some(({ startMs, endMs }) => startMs < span.endMs && endMs > span.startMs) : isInCut
  const tool = (command: EditCommand, key: string, icon: ReactNode, words: string, isDisabled = false) => (
    <Button isSmall icon={icon} isDisabled={isDisabled} onPress={() => onEdit(command)}>
      {words}
      <kbd className={styles.key} aria-hidden>
        {key}
      </kbd>
    </Button>
  )
  return (
    <div className={styles.bar} role="group" aria-label="Edit the video">
      <div className={styles.row}>
        {tool('set-in', 'I', null, 'Set in')}
        {tool('set-out', 'O', null, 'Set out')}
        {tool('cover', 'C', <SquareDashed size={14} aria-hidden />, 'Cover a region…')}
        <SelectionWords {...selection} onClear={() => onEdit('clear-selection')} />
      </div>
      <div className={styles.row}>
        {tool('leave-out', 'X', <Scissors size={14} aria-hidden />, 'Leave out', !span)}
        <Button isSmall icon={<Undo2 size={14} aria-hidden />} isDisabled={!isCutSelected} onPress={onKeepAgain}>
          Keep again
        </Button>
        <span className={styles.divider} />
        {tool('begin-here', '[', <ArrowRightFromLine size={14} aria-hidden />, 'Begin here')}
        {tool('end-here', ']', <ArrowRightToLine size={14} aria-hidden />, 'End here')}
      </div>
    </div>
  )
}

function SelectionWords({ inMs, outMs, onClear }: { inMs: number | null; outMs: number | null; onClear: () => void }) {
  if (inMs === null && outMs === null) return <p className={styles.hint}>Nothing is selected.</p>
  const words =
    inMs !== null && outMs !== null
      ? `${formatInstant(inMs)} to ${formatInstant(outMs)}, ${((outMs - inMs) / 1_000).toFixed(1)} s`
      : inMs !== null
        ? `From ${formatInstant(inMs)}: set out`
        : `To ${formatInstant(outMs ?? 0)}: set in`
  return (
    <p className={styles.selected}>
      <span className="tabular">{words}</span>
      <Button kind="quiet" isSmall aria-label="Clear the selection" icon={<X size={14} aria-hidden />} onPress={onClear} />
    </p>
  )
}
