/** @file What the shortcuts of a recording do, in words. */
import type { RecordingAction } from '#shared/domain/recording-keys.ts'

export const actionNames: Readonly<Record<RecordingAction, string>> = {
  start: 'Start recording',
  pause: 'Pause or go on',
  mark: 'Mark the next scene',
  stop: 'Stop',
}
