/** @file Identifiers of the invented sandbox. A reviewer needs them, so that redaction has to keep them. */

export const sandbox = {
  host: 'demo.docusign.net',
  accountId: '7340129',
  integratorKey: 'TEST-2b6e6c1f-9d0a-4c52-8b3e-0a4f5d6c7b8a',
  userId: 'c0ffee00-1111-4222-8333-444455556666',
  /** Of the envelope that every flow sends. */
  envelopeId: 'e3a1c5d7-0b2f-4e6a-9c8d-1f2e3d4c5b6a',
} as const

export const restBase = `/restapi/v2.1/accounts/${sandbox.accountId}`

/** @returns a token as DocuSign gives one to each call. */
export function traceTokenOf(number: number): string {
  return `7ace0000-5a5a-4b4b-8c8c-${String(number).padStart(12, '0')}`
}
