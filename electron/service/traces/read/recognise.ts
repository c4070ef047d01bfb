/** @file Chooses the reader for a file by what is in it; its name never counts. */
import { charlesReader } from './charles.ts'
import { connectJsonReader, connectXmlReader } from './connect.ts'
import { curlTraceReader } from './curl-trace.ts'
import { curlVerboseReader } from './curl-verbose.ts'
import { harReader } from './har.ts'
import { httpTextReader } from './http-text.ts'
import { newmanReader } from './newman.ts'
import { phpSoapReader } from './php-soap.ts'
import { postmanReader } from './postman.ts'
import type { Reader, TraceSource } from './reader.ts'
import { requestLogReader } from './request-log.ts'
import { soapuiLogReader } from './soapui-log.ts'
import { soapuiProjectReader } from './soapui-project.ts'
import { svclogReader } from './svclog.ts'
import { whyNotRecognised } from './unrecognised.ts'

/** From the strictest form to the loosest: text that anyone pasted comes last. */
const readers: readonly Reader[] = [
  harReader,
  newmanReader,
  postmanReader,
  charlesReader,
  connectJsonReader,
  svclogReader,
  soapuiProjectReader,
  connectXmlReader,
  requestLogReader,
  curlTraceReader,
  curlVerboseReader,
  soapuiLogReader,
  phpSoapReader,
  httpTextReader,
]

/** @returns the reader, or why there is none and what to do. */
export function recognise(source: TraceSource): Reader | { reason: string } {
  return readers.find((reader) => reader.recognises(source)) ?? { reason: whyNotRecognised(source) }
}
