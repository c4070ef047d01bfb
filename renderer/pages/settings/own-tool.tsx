import { useState } from 'react'
import type { Grant } from '#shared/contract/host.ts'
import type { Settings } from '#shared/domain/submission.ts'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { service } from '../../client/service.ts'
import { Button } from '../../components/button.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Problem } from '../../components/problem.tsx'

type OwnToolProps = { tool: 'ffmpeg' | 'ffprobe'; path: string; onChosen: (settings: Settings) => void }

/** A program of the user's own. It is chosen, never typed: what the page can write must not decide what is run. */
export function OwnTool({ tool, path, onChosen }: OwnToolProps) {
  const [problem, setProblem] = useState<UserError>()

  async function choose(grant: Grant | null): Promise<void> {
    setProblem(undefined)
    try {
      onChosen(await service.call('settings.chooseTool', { tool, grantId: grant?.grantId ?? null }))
    } catch (error) {
      setProblem(toUserError(error))
    }
  }

  return (
    <FileDrop
      title={`Your own ${tool} (optional)`}
      hint={path === '' ? 'None chosen: the one that comes with Certpack.' : path}
      buttonLabel={`Choose ${tool}`}
      onGrants={([grant]) => void choose(grant ?? null)}
    >
      {path !== '' && (
        <Button aria-label={`Use Certpack’s ${tool}`} onPress={() => void choose(null)}>
          Use Certpack’s
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </FileDrop>
  )
}
