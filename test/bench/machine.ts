/** @file Where and with what a run was made. */
import { arch, cpus, loadavg, platform } from 'node:os'
import type { FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'
import { runCommand } from '../../build/run-command.ts'

/** @returns lines for the head of the table. */
export async function describeMachine(tools: FfmpegTools): Promise<string[]> {
  const handBrake = /HandBrake (\d[\d.]*)/.exec((await runCommand('HandBrakeCLI', ['--version'])).stdout)?.[1] ?? 'not installed'
  const tesseract = /tesseract v?([\d.]+)/.exec((await runCommand('tesseract', ['--version'])).stdout)?.[1] ?? 'unknown'
  return [describeComputer(), `ffmpeg ${tools.version} (${tools.source}), HandBrake ${handBrake}, tesseract ${tesseract}`, describeLoad()]
}

/** @returns a line with the day, the processor, the system and the version of Node. */
export function describeComputer(): string {
  const processors = cpus()
  return `${new Date().toISOString().slice(0, 10)}, ${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.versions.node}`
}

/** @returns a line that tells how far the times can be trusted: above the number of cores, others had their share. */
export function describeLoad(): string {
  const [, load = 0] = loadavg()
  return `Load of the machine, five minutes: ${load.toFixed(1)}`
}
