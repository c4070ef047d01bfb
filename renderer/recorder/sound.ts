/** @file Microphones, how loud they are, and several sounds as one. */

export type Microphone = { id: string; name: string }

/** A level below this counts as silence, dB below full scale. */
const quietestDecibels = -60

/** @returns the microphones that can be chosen; their names are known once one of them may be used. */
export async function listMicrophones(): Promise<Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  const inputs = devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'communications')
  return inputs.map(({ deviceId, label }, index) => ({ id: deviceId, name: label || `Microphone ${index + 1}` }))
}

/** Speech in a room: what the browser can do against noise and echo is wanted. */
export async function openMicrophone(id: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: { deviceId: { exact: id }, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: false,
  })
}

export type SoundMixer = {
  /** One track for all sounds; it goes on, silent, when a microphone is unplugged. */
  readonly track: MediaStreamTrack
  /** @returns how loud it is now, from 0 to 1 along decibels. */
  level(): number
  close(): void
}

/** @param streams whose sound is wanted; those without any are left out. */
export function mixSounds(streams: readonly MediaStream[]): SoundMixer {
  const context = new AudioContext()
  const output = context.createMediaStreamDestination()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  for (const stream of streams) {
    if (stream.getAudioTracks().length === 0) continue
    const source = context.createMediaStreamSource(stream)
    source.connect(output)
    source.connect(analyser)
  }
  const samples = new Float32Array(analyser.fftSize)
  return {
    track: output.stream.getAudioTracks()[0] as MediaStreamTrack,
    level() {
      analyser.getFloatTimeDomainData(samples)
      return levelOf(samples)
    },
    close: () => void context.close(),
  }
}

/** @returns the effective value of samples between -1 and 1, from 0 (silence) to 1 (as loud as can be), along decibels. */
export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibels = 10 * Math.log10(sum / samples.length)
  return Math.max(0, Math.min(1, 1 - decibels / quietestDecibels))
}
