import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testTools } from '../helpers/clips.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { compareWords, countWords, frameShownAt, wordsInBoth } from './words-read.ts'

test('words are three or more letters or digits, whatever stands between them', () => {
  expect([...countWords('Lease LC-2087, of 3 items: 556.28 Übergabe lease')]).toEqual([
    ['lease', 2],
    ['2087', 1],
    ['items', 1],
    ['556', 1],
    ['übergabe', 1],
  ])
})

test('each occurrence of a word counts once, and what only the result shows does not count', () => {
  expect(wordsInBoth(countWords('sent sent signed'), countWords('sent signed signed voided'))).toBe(2)
})

test('the share is over all frames, and the worst frame is told', () => {
  const source = [countWords('lease sent signed'), countWords('status'), countWords('')]
  const result = [countWords('lease sent signed'), countWords('stains'), countWords('noise')]
  expect(compareWords(source, result)).toEqual({ share: 0.75, worstShare: 0 })
})

test('the frame at an instant is the one a viewer sees then, also where few are stored', async () => {
  const { ffmpegPath } = await testTools()
  const video = join(temporaryFolder(), 'gaps.mp4')
  // Ten frames a second of which only those at 0, 0.5 and 2.5 seconds are stored, each of its own grey.
  const greys = "geq=lum='if(lt(T,0.45),40,if(lt(T,2.45),120,200))':cb=128:cr=128,select='eq(n,0)+eq(n,5)+eq(n,25)'"
  execFileSync(ffmpegPath, [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'color=s=64x64:r=10:d=3',
    '-vf',
    greys,
    '-vsync',
    'vfr',
    '-pix_fmt',
    'yuv420p',
    video,
  ])
  const greyAt = (seconds: number) =>
    execFileSync(ffmpegPath, ['-v', 'error', ...frameShownAt(video, seconds, '64:64'), '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'])[0] ?? 0
  for (const [seconds, grey] of [
    [0, 40],
    [0.4, 40],
    [0.5, 120],
    [2.4, 120],
    [2.6, 200],
  ] as const)
    expect(Math.abs(greyAt(seconds) - grey)).toBeLessThan(30)
})
