/** @file Build script for maintainers: writes the samples anew that are variants of the first one. Whatever changes that one does so too. */
import { samplePath } from './refresh-submission.ts'
import { writeVariants } from './write-variants.ts'

await writeVariants(samplePath)
console.log('soap-polling.json and rest-waiver.json in resources/sample')
