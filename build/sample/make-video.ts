/** @file Build script for maintainers: makes the video of the sample anew from its recording, after the engine has changed. */
import { readPortable } from '../../electron/service/submissions/portable.ts'
import { fitSample } from './fit-sample.ts'
import { refreshSubmission, sampleFolder, samplePath } from './refresh-submission.ts'

const { submission } = await readPortable(sampleFolder.pathname, { workDir: samplePath('') })
const fit = await fitSample(samplePath('files/recording.mp4'), submission.video.marks)
await refreshSubmission({ fit })
for (const { flow, file, measured } of fit.outputs) console.log(`${flow}: ${file.path}, legibility ${measured?.legibility ?? 'not measured'}`)
