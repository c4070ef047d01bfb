/** @file What decisions about findings change in the section of the video, and how each alone is taken back. Pure. */
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import type { Section } from '#shared/domain/submission.ts'
import type { Passage, VideoWishes } from '#shared/domain/video-plan.ts'
import { addCover, mostCovers } from '../covers.ts'
import { addCuts, keepAgain, takeBackCuts } from '../cuts.ts'
import { regionOf, stretchOf, withoutCovers } from './hiding.ts'

type Video = Section<'video'>
type Change = (video: Video) => Video

/** `revert` takes back what this decision did, whatever was decided after it. */
export type Decision = { apply: Change; revert: Change }

/** @returns null where there is no room for so many covers. */
export function coverFindings({ wishes }: Video, findings: readonly ScreenFinding[], durationMs: number): Decision | null {
  if (wishes.covers.length + findings.length > mostCovers) return null
  const add = (to: VideoWishes) => findings.reduce((all, finding) => addCover(all, { ...stretchOf(finding, durationMs), box: regionOf(finding) }), to)
  const added = new Set(add({ ...wishes, covers: [] }).covers.map((cover) => JSON.stringify(cover)))
  return {
    apply: wish(add),
    revert: wish((current) => ({ ...current, covers: current.covers.filter((cover) => !added.has(JSON.stringify(cover))) })),
  }
}

export function uncoverFinding({ wishes }: Video, finding: ScreenFinding): Decision {
  const kept = withoutCovers(wishes.covers, finding)
  const removed = wishes.covers.filter((cover) => !kept.includes(cover))
  return {
    apply: wish((current) => ({ ...current, covers: withoutCovers(current.covers, finding) })),
    revert: wish((current) => ({ ...current, covers: [...current.covers, ...removed].slice(0, mostCovers) })),
  }
}

/** @returns null where too little of the video would be left. */
export function leaveOutFinding({ wishes: { cuts } }: Video, finding: ScreenFinding, durationMs: number): Decision | null {
  const stretch = stretchOf(finding, durationMs)
  const after = addCuts(cuts, [stretch], durationMs)
  return (
    after && {
      apply: withCuts((current) => addCuts(current, [stretch], durationMs) ?? current),
      revert: withCuts((current) => takeBackCuts(current, cuts, after, durationMs)),
    }
  )
}

export function putBackFinding({ wishes: { cuts } }: Video, finding: ScreenFinding, durationMs: number): Decision {
  const stretch = stretchOf(finding, durationMs)
  const after = keepAgain(cuts, stretch, durationMs)
  return {
    apply: withCuts((current) => keepAgain(current, stretch, durationMs)),
    revert: withCuts((current) => takeBackCuts(current, cuts, after, durationMs)),
  }
}

export function acceptFindings(findings: readonly ScreenFinding[]): Decision {
  const ids = findings.map(({ id }) => id)
  return {
    apply: (video) => ({ ...video, acceptedFindings: [...new Set([...video.acceptedFindings, ...ids])] }),
    revert: (video) => ({ ...video, acceptedFindings: video.acceptedFindings.filter((id) => !ids.includes(id)) }),
  }
}

export function takeBackFinding(finding: ScreenFinding): Decision {
  const { apply, revert } = acceptFindings([finding])
  return { apply: revert, revert: apply }
}

function wish(change: (wishes: VideoWishes) => VideoWishes): Change {
  return (video) => ({ ...video, wishes: change(video.wishes) })
}

function withCuts(change: (cuts: readonly Passage[]) => Passage[] | readonly Passage[]): Change {
  return wish((wishes) => ({ ...wishes, cuts: [...change(wishes.cuts)] }))
}
