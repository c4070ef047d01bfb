/** @file HTTP as tools print it. Logs that cut messages into quoted or numbered lines are put together first. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { mapEdits } from './layer.ts'
import { redactTraceDump } from './redact-trace-dump.ts'
import { isTraceDump } from './trace-dump.ts'
import { isWireLog, type Unwrapped, unwrapWireLog } from './unwrap-wire-log.ts'
import type { Walk } from './walk.ts'

const mark =
  /^(?:\d\d:\d\d:\d\d(?:\.\d{1,9})? )?(?:[<>*] )?(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \S{1,8000}(?:[ \t]HTTP\/\d|[ \t]*$)|HTTP\/\d(?:\.\d)? \d{3}|--DocuSign |(?:TraceToken|Timestamp|Host|Accept|Authorization|Proxy-Authorization|Cookie|Set-Cookie|User-Agent|Content-Type|Content-Length|X-[\w-]{1,60}|Server|Date|Referer|Location|SOAPAction):)/im

export function isHttpText(text: string): boolean {
  const head = text.length > 65_536 ? text.slice(0, 65_536) : text
  return mark.test(head) || isTraceDump(head) || isWireLog(head)
}

export function redactHttpText(text: string, walk: Walk): Edit[] {
  if (isTraceDump(text)) return redactTraceDump(text, walk)
  return isWireLog(text) ? redactUnwrapped(text, unwrapWireLog(text), walk) : walk.http(text)
}

function redactUnwrapped(text: string, { messages, others }: Unwrapped, walk: Walk): Edit[] {
  return inOrder([
    ...messages.flatMap((layer) => mapEdits(layer, walk.http(layer.text))),
    ...others.flatMap(({ start, end }) => shiftEdits(walk.content(text.slice(start, end)), start)),
  ])
}
