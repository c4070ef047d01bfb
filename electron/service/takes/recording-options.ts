/** @file What ffmpeg is told wherever takes are packed anew. Pure. */

/** The last frame of a file that was cut short is no frame; behind it nothing of the next take would be read. */
export const recordedInput = ['-fflags', '+discardcorrupt']

/** The same takes give the same bytes. */
export const cleanOptions = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'],
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
]

/** Seconds by which sound may be elsewhere than its time stamps say. As recorded, less than a frame is their jitter. */
const leastGap = { 'as recorded': 0.03, 'as joined': 0.005 }

/** @returns a filter that brings sound which starts, pauses or ends elsewhere than the picture back to it. */
export function steadySound(kind: keyof typeof leastGap): string {
  return `aresample=48000:async=1:min_hard_comp=${leastGap[kind]}:first_pts=0`
}
