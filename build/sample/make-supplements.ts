/** @file Build script: the two pictures that belong to the sample questionnaire. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext } from 'playwright-core'
import { samplePath } from './refresh-submission.ts'
import { runTool } from './run-tool.ts'

/** Writes the architecture diagram, and the error message as the recording shows it at `errorAtMs`. */
export async function makeSupplements(context: BrowserContext, recordingPath: string, errorAtMs: number): Promise<void> {
  const page = await context.newPage()
  await page.setContent(await readFile(new URL('pages/architecture.html', import.meta.url), 'utf8'))
  await page.locator('body').screenshot({ path: samplePath('files/architecture.png') })
  await page.close()
  const output = ['-frames:v', '1', '-map_metadata', '-1', '-bitexact', samplePath('files/error-message.png')]
  await runTool('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-ss', (errorAtMs / 1000).toFixed(3), '-i', recordingPath, ...output])
}
