/** @file Answers the next folder dialogs of the system, which no test can click. */
import type { ElectronApplication } from 'playwright-core'

export async function chooseFolders(application: ElectronApplication, path: string): Promise<void> {
  await application.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, path)
}
