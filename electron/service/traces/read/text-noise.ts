/** @file Lines that people and tools put between messages, which say nothing of their own. */
import { lineAt } from './trace-text.ts'

const label =
  /^[-=*#<>[\]_ \t]{0,80}(?:(?:the|last|raw|http|soap|docusign|xml|full)[ \t]){0,3}(?:request|response)(?:[ \t]{1,3}(?:headers?|body|xml|raw|message|text|content|line|data))?[-=*#<>[\]_:. \t\d]{0,80}$/i
const ruler = /^[ \t]{0,8}[-=*_~#+.]{3,}(?:[ \t]{1,8}[-=*_~#+.]{3,}){0,2}[ \t]{0,8}$/
const comment = /^[ \t]{0,8}(?:#|\/\/|;)/
const fence = /^[ \t]{0,8}(?:```|~~~)[\w-]{0,20}[ \t]{0,8}$/
const tags = /^[ \t]{0,8}(?:<\/?(?:pre|code|hr|br|p|body|html|div|b|strong|h[1-6])[ \t]{0,2}\/?>[ \t]{0,8}){1,6}$/i
const tagsInLabel = /<\/?(?:pre|br|p|div|b|strong|h[1-6])[ \t]{0,2}\/?>/gi
/** What PHP's `var_dump` and `print_r` write around a text. */
const dump = /^[ \t]{0,8}(?:["'[\]\w]{1,40} ?(?:=>|=|:) ?)?(?:string\(\d{1,9}\) ?["']?|["'][,;)]{0,3}|NULL)[ \t]{0,8}$/
const longestNoise = 2_000

/** @returns whether a line only says what follows, as in `Request:` or `--DocuSign RESPONSE--`. */
export function isMessageLabel(line: string): boolean {
  return line.length < 200 && label.test(line.replace(tagsInLabel, ''))
}

/** @returns whether a line is empty, a ruler, a label, a comment, a fence. */
export function isNoise(line: string): boolean {
  if (line.length > longestNoise) return false
  return (
    line.trim() === '' || ruler.test(line) || isMessageLabel(line) || comment.test(line) || fence.test(line) || tags.test(line) || dump.test(line)
  )
}

/** @returns the offset of the first line from `from`, which begins a line, that is no noise. */
export function skipNoise(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const line = lineAt(text, at, to)
    if (!isNoise(text.slice(line.from, Math.min(line.to, line.from + longestNoise + 1)))) return at
    at = line.next
  }
  return to
}

/** @returns the end of what stands before `to`, without line breaks and noise at its end. */
export function trimNoise(text: string, from: number, to: number): number {
  let end = trimBreaks(text, from, to)
  while (end > from) {
    let start = end
    while (start > from && end - start <= longestNoise && !'\r\n'.includes(text.charAt(start - 1))) start -= 1
    if (!isNoise(text.slice(start, end))) return end
    end = trimBreaks(text, from, start)
  }
  return end
}

/** @returns the end without the line breaks at it. */
export function trimBreaks(text: string, from: number, to: number): number {
  let end = to
  while (end > from && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1
  return end
}
