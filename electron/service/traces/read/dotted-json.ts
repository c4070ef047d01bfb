/** @file Restores the line breaks of JSON that a tool showed as dots. Outside of texts a dot stands in numbers only. */

const maxLength = 8 * 1024 * 1024
const quote = 0x22
const backslash = 0x5c
const dot = 0x2e

/** @returns the JSON with line breaks for the dots between its tokens; null when it parses as it is, or not even so. */
export function restoreJsonBreaks(text: string): string | null {
  if (text.length > maxLength || !/^[\s.]{0,100}[{[]/.test(text) || isJson(text)) return null
  const restored = breaksForDots(text)
  return isJson(restored) ? restored : null
}

function breaksForDots(text: string): string {
  const pieces: string[] = []
  let from = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) isInText = !isInText
    else if (code === backslash && isInText) at += 1
    else if (code === dot && !isInText && !(isDigit(text, at - 1) && isDigit(text, at + 1))) {
      pieces.push(text.slice(from, at), '\n')
      from = at + 1
    }
  }
  return pieces.join('') + text.slice(from)
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
