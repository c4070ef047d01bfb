import { describe, expect, it } from 'vitest'
import { createListener, hearingSampleRate, isAudible, readLoudness } from '../../../electron/service/video/hear.ts'

/** @param levelAt amplitude, 0 to 1, at an instant in seconds. @returns a tone of 200 Hz that rises and falls. */
function sound(seconds: number, levelAt: (second: number) => number): Int16Array {
  return Int16Array.from({ length: seconds * hearingSampleRate }, (_, index) => {
    const second = index / hearingSampleRate
    return Math.round(32_000 * levelAt(second) * Math.sin(2 * Math.PI * 200 * second))
  })
}
/** Four syllables a second. */
const syllables = (level: number) => (second: number) => ((second * 4) % 1 < 0.5 ? level : level / 20)

function hear(samples: Int16Array, piece = samples.length) {
  const listener = createListener()
  for (let start = 0; start < samples.length; start += piece) listener.take(samples.subarray(start, start + piece))
  return listener.hearing()
}

describe('what is heard', () => {
  it('is nothing in silence', () => {
    const silence = hear(new Int16Array(3 * hearingSampleRate))
    expect(silence.hasSpeech).toEqual([false, false, false])
    expect(isAudible(silence)).toBe(false)
  })
  it('is nothing where there is no sound at all', () => {
    expect(hear(new Int16Array(0)).hasSpeech).toEqual([])
    expect(isAudible(createListener().hearing())).toBe(false)
  })
  it('is no speech in a level tone, however loud', () => {
    for (const level of [0.01, 0.1, 0.9]) {
      const tone = hear(sound(3, () => level))
      expect(tone.hasSpeech).toEqual([false, false, false])
      expect(isAudible(tone)).toBe(true)
    }
  })
  it('is speech where syllables rise and fall', () => {
    const words = hear(sound(4, (second) => (second < 2 ? syllables(0.2)(second) : 0)))
    expect(words.hasSpeech).toEqual([true, true, false, false])
  })
  it('is no speech in the hiss of an open microphone', () => {
    const hiss = hear(sound(2, syllables(0.001)))
    expect(hiss.hasSpeech).toEqual([false, false])
    expect(isAudible(hiss)).toBe(true)
  })
  it('is the same in pieces of any length', () => {
    const samples = sound(3, syllables(0.3))
    for (const piece of [1, 777, 4_096]) expect(hear(samples, piece)).toEqual(hear(samples))
  })
  it('has an entry for a last second that is not whole', () => expect(hear(sound(2.5, syllables(0.3))).hasSpeech).toEqual([true, true, true]))
  it('is as loud as its loudest sample', () => {
    expect(hear(Int16Array.from([0, 16_384, -3])).peakDecibels).toBeCloseTo(-6.02, 1)
    expect(hear(Int16Array.from([-32_768])).peakDecibels).toBeCloseTo(0, 5)
  })
})

/** As ffmpeg 4.0 to 5.1 print it; the frames before it carry running values of their own. */
const said = (integrated: string, peak: string | null) => `
[Parsed_ebur128_0 @ 0x55eabf0133c0] t: 2.9 TARGET:-23 LUFS M: -12.0 S: -13.0 I: -12.1 LUFS LRA: 0.0 LU FTPK: -3.0 dBFS TPK: -3.0 dBFS
size=N/A time=00:00:03.00 bitrate=N/A speed=57.2x
video:0kB audio:281kB subtitle:0kB other streams:0kB global headers:0kB muxing overhead: unknown
[Parsed_ebur128_0 @ 0x55eabf0133c0] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -41.8 LUFS

  Loudness range:
    LRA:        20.0 LU
    Threshold: -51.8 LUFS
    LRA low:   -51.8 LUFS
    LRA high:  -31.8 LUFS
${peak === null ? '' : `\n  True peak:\n    Peak:      ${peak} dBFS\n`}`

describe('the loudness that ffmpeg prints', () => {
  it('is read from its summary', () => {
    expect(readLoudness(said('-31.8', '-28.1'))).toEqual({ lufs: -31.8, truePeakDecibels: -28.1 })
    expect(readLoudness(said('-5.0', '0.3'))).toEqual({ lufs: -5, truePeakDecibels: 0.3 })
  })
  it('is read without a true peak too', () => expect(readLoudness(said('-23.0', null))).toEqual({ lufs: -23, truePeakDecibels: null }))
  it('is none of silence, and none where nothing was measured', () => {
    expect(readLoudness(said('-70.0', '-inf'))).toBeNull()
    expect(readLoudness(said('nan', 'nan'))).toBeNull()
    expect(readLoudness('')).toBeNull()
    expect(readLoudness('size=N/A time=00:00:03.00')).toBeNull()
  })
  it('is read with other line ends and what follows it', () => {
    expect(readLoudness(`${said('-18.2', '-1.0').replaceAll('\n', '\r\n')}\r\n[aac @ 0x1] Qavg: 120.1\r\n`)?.lufs).toBe(-18.2)
  })
})
