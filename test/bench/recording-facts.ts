/** @file What the bench has to know of a recording. */
import { runCommand } from '../../build/run-command.ts'
import type { Recording } from './corpus/recording.ts'

export type BenchRecording = Pick<Recording, 'name' | 'path' | 'width' | 'height' | 'frameRate' | 'durationSeconds' | 'isSpoken'> & {
  /** Of its sound, 0 without any. */
  channels: number
  audioBitsPerSecond: number
}

export async function addSoundFacts(ffprobe: string, recording: Recording): Promise<BenchRecording> {
  const args = ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'stream=channels,bit_rate', '-of', 'json', recording.path]
  const { exitCode, stdout, stderr } = await runCommand(ffprobe, args)
  if (exitCode !== 0) throw new Error(`${recording.path} cannot be probed: ${stderr}`)
  const { streams = [] } = JSON.parse(stdout) as { streams?: { channels: number; bit_rate?: string }[] }
  return { ...recording, channels: streams[0]?.channels ?? 0, audioBitsPerSecond: Number(streams[0]?.bit_rate ?? 0) }
}
