/** @file Speaks sentences one after another, by several voices and with pauses of several lengths, until the time is full. */
import { join } from 'node:path'
import { runTool } from '../../../build/sample/run-tool.ts'

const voices = ['en-us', 'en-gb+f3', 'en-us+m3', 'en-gb-scotland+f2']
const pausesSeconds = [0.5, 1.8, 0.7, 3.2, 1]
/** Faster than any sentence is spoken, so that there are rather too many of them. */
const charactersPerSecond = 20

/** @returns the path of a WAV file in `folder` that lasts `durationSeconds`. */
export async function speakTrack(sentences: readonly string[], durationSeconds: number, folder: string): Promise<string> {
  const needed = Math.ceil((durationSeconds * charactersPerSecond * sentences.length) / sentences.join('').length)
  const paths: string[] = []
  for (let index = 0; index < needed; index++) {
    const sentence = sentences[index % sentences.length] ?? ''
    // Four sentences by one voice; the next round has them by another one.
    const voice = voices[(Math.floor(index / 4) + Math.floor(index / sentences.length)) % voices.length] ?? ''
    const path = join(folder, `sentence-${index}.wav`)
    await runTool('espeak-ng', ['-v', voice, '-s', '165', '-g', '2', '-w', path, sentence])
    paths.push(path)
  }
  const padded = paths.map((_, index) => `[${index}:a]aresample=48000,apad=pad_dur=${pausesSeconds[index % pausesSeconds.length]}[a${index}]`)
  const joined = `${paths.map((_, index) => `[a${index}]`).join('')}concat=n=${paths.length}:v=0:a=1,volume=0.8,apad[track]`
  const track = join(folder, 'narration.wav')
  await runTool('ffmpeg', [
    ...['-v', 'error', '-y', ...paths.flatMap((path) => ['-i', path]), '-filter_complex', [...padded, joined].join(';')],
    ...['-map', '[track]', '-t', `${durationSeconds}`, track],
  ])
  return track
}
