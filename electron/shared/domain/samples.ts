/** @file The sample submissions that come along. Pure; the documents are data in `resources/sample`, and share its files. */

export const sampleNames = ['sample', 'sample-soap', 'sample-waiver'] as const
/** The first sample bears this name in the list for as long as nobody gives it another. */
export const sampleTitle = 'Acme Leasing Portal'
export type SampleName = (typeof sampleNames)[number]

const documents: Record<SampleName, string> = { sample: 'submission.json', 'sample-soap': 'soap-polling.json', 'sample-waiver': 'rest-waiver.json' }

/** @returns the name of the sample's document. */
export function sampleDocument(name: SampleName): string {
  return documents[name]
}

/** How the command line calls them. */
export const shortSampleNames = { rest: 'sample', soap: 'sample-soap', waiver: 'sample-waiver' } as const satisfies Record<string, SampleName>
export type ShortSampleName = keyof typeof shortSampleNames
