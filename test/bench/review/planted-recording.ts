/** @file A recording of the planted pages, each shown for two seconds, drawn by a real browser. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { runCommand } from '../../../build/run-command.ts'
import { plantedPages } from './planted-pages.ts'

export const pageSeconds = 2
const frameRate = 15

/** @returns the path of the recording below `folder`. */
export async function makePlantedRecording(ffmpeg: string, folder: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } })
    for (const [index, { html }] of plantedPages.entries()) {
      await page.setContent(html)
      await writeFile(join(folder, `page-${String(index).padStart(3, '0')}.png`), await page.screenshot())
    }
  } finally {
    await browser.close()
  }
  const path = join(folder, 'planted.mp4')
  const pictures = ['-framerate', `1/${pageSeconds}`, '-i', join(folder, 'page-%03d.png')]
  const coding = ['-r', String(frameRate), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p']
  const { exitCode, stderr } = await runCommand(ffmpeg, ['-v', 'error', '-y', ...pictures, ...coding, path])
  if (exitCode !== 0) throw new Error(`The planted pages cannot be made a recording: ${stderr}`)
  return path
}
