import type { MessageView } from '#shared/domain/traces/exchange-detail.ts'

/** @returns a message as text, as it would be sent: first line, headers, an empty line, body. */
export function messageText({ startLine, headers, body }: MessageView): string {
  return [startLine, ...(headers ?? []).map(({ name, value }) => `${name}: ${value}`), '', body ?? ''].join('\n').trimEnd()
}
