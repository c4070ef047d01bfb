/** @file What is concluded of one exchange: a line of the viewer, and all that the rules look at. No body, no header values. Pure types. */
import { z } from 'zod'
import { timeSources, traceFormats } from './exchange.ts'

export const exchangeKinds = ['rest', 'soap', 'oauth', 'connect', 'other'] as const
export type ExchangeKind = (typeof exchangeKinds)[number]

/** What an operation does in the flow of an envelope. */
export const operationRoles = [
  'create-or-send',
  'recipient-view',
  'status-read',
  'status-list',
  'documents',
  'connect-delivery',
  'login',
  'user-info',
  'token',
  'other',
] as const
export type OperationRole = (typeof operationRoles)[number]

export const exchangeFactsSchema = z.object({
  /** Number over all files of the submission, from 0, in the order of files and places. */
  index: z.number().int().nonnegative(),
  /** Index of the file. */
  file: z.number().int().nonnegative(),
  member: z.string().nullable(),
  line: z.number().int(),
  offset: z.number().int(),
  format: z.enum(traceFormats),
  kind: z.enum(exchangeKinds),
  startedAtMs: z.number().nullable(),
  startedAtSource: z.enum(timeSources),
  method: z.string(),
  /** Host with port as the trace has it, '' where it does not tell. */
  host: z.string(),
  /** Path with query. */
  path: z.string(),
  /** 0 where the trace does not tell. */
  status: z.number().int(),
  /** Public name as in `Envelopes:create` or `CreateAndSendEnvelope`; '' where it is not known. */
  operation: z.string(),
  role: z.enum(operationRoles),
  envelopeId: z.string().nullable(),
  accountId: z.string().nullable(),
  userName: z.string().nullable(),
  integratorKey: z.string().nullable(),
  traceToken: z.string().nullable(),
  /** Envelope status that the response or the delivery tells, lower case; null else. */
  envelopeStatus: z.string().nullable(),
  /** DocuSign's error code or the SOAP fault code; null when the call succeeded or nothing tells. */
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  hasRequest: z.boolean(),
  hasResponse: z.boolean(),
  /** What TRC-03 and TRC-04 miss, as in `request headers`, `response body`. */
  missingParts: z.array(z.string()),
  /** Parts that this form of trace never shows. */
  unseenParts: z.array(z.string()),
  /** As in `Bearer token`, `X-DocuSign-Authentication`, `WS-Security`; null when none is visible. */
  authentication: z.string().nullable(),
  /** Made by the DocuSign web application, which does not count. */
  isWebApplication: z.boolean(),
  isProductionHost: z.boolean(),
  hasEventNotification: z.boolean(),
  /** A list of envelopes was asked for without a date or a status. */
  isUnfilteredList: z.boolean(),
  /** A JSON or XML body that does not parse: `request` or `response`. */
  malformedBodies: z.array(z.enum(['request', 'response'])),
  /** true: 2xx without fault and error code; false: it failed; null: nothing tells. */
  isClean: z.boolean().nullable(),
  /** Counts among the 20 when clean: to DocuSign's API, no login, no token, no user info, not by the web application, no delivery. */
  isCountable: z.boolean(),
  isBinaryElided: z.boolean(),
  warnings: z.array(z.string()),
})
export type ExchangeFacts = z.infer<typeof exchangeFactsSchema>
