/** @file How the comparison follows the review to an instant of a video that was made. */
import { useEffect } from 'react'
import type { Fit, OutputFlow } from '#shared/domain/submission.ts'
import { forgetPlace, useResultPlace } from './shown-place.ts'

/** @param choose is given the flow of the file that the review asks for. */
export function useShownFile({ outputs }: Fit, choose: (flow: OutputFlow) => void): void {
  const place = useResultPlace()
  useEffect(() => {
    const flow = outputs.find(({ file }) => file.sha256 === place?.sha256)?.flow
    if (flow) choose(flow)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a file is chosen once each time it is asked for
  }, [place])
}

/** @param open shows the instant of the file that the review asks for. */
export function useShownMoment(sha256: string, open: (moment: { atMs: number }) => void): void {
  const place = useResultPlace()
  useEffect(() => {
    if (place?.sha256 !== sha256) return
    open(place)
    forgetPlace()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- an instant is opened once each time it is asked for
  }, [place, sha256])
}
