/** @file Reads a message log of WCF (.svclog): a stream of events without a root element, however long. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { placeName } from '../source.ts'
import type { ReadContext, Reader, TraceSource } from './reader.ts'
import { readLoggedMessage } from './svclog-message.ts'
import { createSvclogPairs } from './svclog-pairs.ts'
import { xmlDocuments } from './xml-documents.ts'

export const svclogReader: Reader = {
  format: 'svclog',
  recognises: ({ head }) => /^(?:\u00ef\u00bb\u00bf)?\s{0,1000}(?:<\?xml[^>]{0,200}\?>\s{0,1000})?<E2ETraceEvent[\s>]/.test(head),
  read: (source, context) => readLog(source, context),
}

async function* readLog(source: TraceSource, context: ReadContext): AsyncGenerator<Exchange> {
  const { member } = source
  const pairs = createSvclogPairs()
  let steps = 0
  let firstStepLine = 0
  for await (const { kind, bytes, size, offset, line } of xmlDocuments(source.open(), 'E2ETraceEvent', placeName(source))) {
    throwIfCancelled(context.signal)
    const leaveOut = (reason: string) => context.unread({ member, line, bytes: size, reason })
    if (kind === 'between') {
      if (!/^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>)?\s*$/.test(bytes.toString('latin1'))) leaveOut('This is no whole event of a message log.')
      continue
    }
    // The event is cut out of a larger piece, which must not be kept for it.
    const message = readLoggedMessage(Buffer.from(bytes), { member, line, offset })
    if (message === null) {
      steps += 1
      firstStepLine ||= line
    } else if ('problem' in message) leaveOut(message.problem)
    else {
      pairs.add(message)
      yield* pairs.take(false)
    }
  }
  yield* pairs.take(true)
  if (steps > 0)
    context.unread({ member, line: firstStepLine, bytes: 0, reason: `${steps} events of the log hold no message; they are steps of a trace.` })
}
