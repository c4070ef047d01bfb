/** @file A grey picture with text, drawn by ffmpeg. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { GreyPicture } from '../../electron/service/review/grey-picture.ts'
import { testTools } from './clips.ts'

const typeface = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', import.meta.url))

/** @param text without quotes, colons and commas: they mean something to ffmpeg. @param isDark light text on a dark page. */
export async function greyText(text: string, { size = 14, width = 480, height = 64, isDark = false } = {}): Promise<GreyPicture> {
  const { ffmpegPath } = await testTools()
  const [page, ink] = isDark ? ['0x14181d', '0xe6edf3'] : ['white', '0x202428']
  const drawn = `drawtext=fontfile=${typeface}:text='${text}':x=24:y=24:fontsize=${size}:fontcolor=${ink},format=gray`
  const source = `color=c=${page}:s=${width}x${height}:d=1:r=1`
  const luma = execFileSync(ffmpegPath, ['-v', 'error', '-f', 'lavfi', '-i', source, '-vf', drawn, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'])
  return { luma: new Uint8Array(luma), width, height }
}
