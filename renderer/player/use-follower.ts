import { useCallback } from 'react'
import { paceOf } from './lock-step.ts'
import type { Player } from './player.ts'
import { resultToSource, type Stretch } from './time-mapping.ts'

/**
 * Locks a second video to a player: it shows the instant of the recording that the result shows, playing or not.
 * @param passages what the leader's video shows of the follower's.
 * @returns the `ref` of the following video.
 */
export function useFollower(leader: Player, passages: readonly Stretch[]): (video: HTMLVideoElement) => () => void {
  return useCallback(
    (video) => {
      function follow(): void {
        if (video.seeking || video.readyState === HTMLMediaElement.HAVE_NOTHING) return
        const { positionMs, isPlaying, rate } = leader.snapshot()
        const endMs = video.duration * 1_000
        const wantedMs = Math.min(resultToSource(passages, positionMs), endMs)
        const pace = paceOf(wantedMs, video.currentTime * 1_000, { isPlaying, rate })
        if (pace.action === 'jump') video.currentTime = pace.toMs / 1_000
        if (video.playbackRate !== pace.rate) video.playbackRate = pace.rate
        // Playing on at its end, a video would begin again.
        const canPlay = isPlaying && wantedMs < endMs && !video.ended
        if (canPlay && video.paused) void video.play().catch(() => undefined)
        else if (!canPlay && !video.paused) video.pause()
      }

      const unsubscribe = leader.subscribe(follow)
      video.addEventListener('loadedmetadata', follow)
      video.addEventListener('seeked', follow)
      follow()
      return () => {
        unsubscribe()
        video.removeEventListener('loadedmetadata', follow)
        video.removeEventListener('seeked', follow)
        video.pause()
      }
    },
    [leader, passages],
  )
}
