import { counted } from '../../client/words.ts'
import type { Player } from '../../player/player.ts'
import { formatAmount } from '../../player/time.ts'
import { stretchesLength } from '../../player/time-mapping.ts'
import { CoversCard, coversCardId } from './covers-card.tsx'
import { CutsCard, cutsCardId } from './cuts-card.tsx'
import { keepAgain, moveCutEdge } from './cuts.ts'
import { DeadTimeCard } from './dead-time-card.tsx'
import type { Covering } from './use-covering.ts'
import type { EditCommands } from './use-edit-commands.ts'
import type { EditHandle } from './use-edits.ts'

export type EditListsProps = {
  player: Player
  handle: EditHandle
  commands: EditCommands
  covering: Covering
  isAnalysed: boolean
  isSkipping: boolean
  onSkipping: (isSkipping: boolean) => void
}

/** Everything that is left out and covered, to be changed and taken back, and what could be left out besides. */
export function EditLists({ player, handle, commands, covering, isAnalysed, isSkipping, onSkipping }: EditListsProps) {
  const { edits, edit, nudge } = handle
  const { durationMs } = player
  /** A button that was pressed is gone with what it changes. */
  const focusCard = (id: string) => document.getElementById(id)?.focus({ preventScroll: true })

  return (
    <>
      <CutsCard
        player={player}
        cuts={edits.cuts}
        isSkipping={isSkipping}
        onSkipping={onSkipping}
        onMove={(index, edge, atMs) => {
          player.pause()
          player.seek(atMs)
          nudge((current) => ({ ...current, cuts: moveCutEdge(current.cuts, index, edge, atMs, durationMs) }))
        }}
        onKeepAgain={(index) => {
          const cut = edits.cuts[index]
          if (!cut) return
          edit((current) => ({ ...current, cuts: keepAgain(current.cuts, cut, durationMs) }), `${formatAmount(cut.endMs - cut.startMs)} kept again.`)
          focusCard(cutsCardId)
        }}
      />
      <DeadTimeCard
        player={player}
        isReady={isAnalysed}
        onLeaveOut={(pieces) => {
          const words = `${formatAmount(stretchesLength(pieces))} of waiting in ${counted(pieces.length, 'place')} left out.`
          if (commands.leaveOut(pieces, words)) focusCard(cutsCardId)
        }}
      />
      <CoversCard
        covers={edits.covers}
        edited={typeof covering.mode === 'number' ? covering.mode : null}
        onGo={covering.go}
        onEdit={covering.open}
        onRemove={(index) => {
          covering.remove(index)
          focusCard(coversCardId)
        }}
      />
    </>
  )
}
