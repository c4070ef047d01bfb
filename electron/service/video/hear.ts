/** @file Hears what a recording's sound is: silence, speech, something else; and how loud. Pure. */

export const hearingSampleRate = 8_000
const blocksPerSecond = 10
const blockSamples = hearingSampleRate / blocksPerSecond
/** Below this many dBFS a block is silent: the noise floor of a muted input is about -90, of an open microphone about -50. */
const silenceDecibels = -70
const quietDecibels = -50
/** Speech rises and falls with its syllables; music and noise stay level (Scheirer and Slaney 1997, "4 Hz modulation energy"). */
const speechSwingDecibels = 9

export type Hearing = { peakDecibels: number; hasSpeech: boolean[] }
export type Listener = { take(samples: Int16Array): void; hearing(): Hearing }

/** Takes mono samples at 8 kHz, in pieces of any length. */
export function createListener(): Listener {
  const blocks: number[] = []
  let peak = 0
  let squares = 0
  let count = 0
  return {
    take(samples) {
      for (const sample of samples) {
        const size = Math.abs(sample)
        if (size > peak) peak = size
        squares += sample * sample
        if (++count < blockSamples) continue
        blocks.push(decibels(Math.sqrt(squares / count)))
        squares = 0
        count = 0
      }
    },
    hearing() {
      const hasSpeech: boolean[] = []
      for (let start = 0; start < blocks.length; start += blocksPerSecond) hasSpeech.push(isSpeech(blocks.slice(start, start + blocksPerSecond)))
      return { peakDecibels: decibels(peak), hasSpeech }
    },
  }
}

function decibels(value: number): number {
  return value > 0 ? 20 * Math.log10(value / 32_768) : -120
}

function isSpeech(blocks: readonly number[]): boolean {
  const loudest = Math.max(...blocks)
  return loudest > quietDecibels && loudest - Math.min(...blocks) > speechSwingDecibels
}

/** @returns whether there is anything to hear at all. */
export function isAudible({ peakDecibels }: Hearing): boolean {
  return peakDecibels > silenceDecibels
}

export type Loudness = { lufs: number; truePeakDecibels: number | null }

/** @param said what ffmpeg's `ebur128` printed. @returns the integrated loudness of its summary; null where there is none, or only silence. */
export function readLoudness(said: string): Loudness | null {
  const summary = said.slice(said.lastIndexOf('Summary:'))
  const lufs = Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1])
  const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1])
  return Number.isFinite(lufs) && lufs > -69 ? { lufs, truePeakDecibels: Number.isFinite(peak) ? peak : null } : null
}
