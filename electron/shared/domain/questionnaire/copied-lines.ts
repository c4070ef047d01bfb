/** @file What a single line of a questionnaire is: numbered, asking, an answer, a mark in a box. Pure. */

export type NumberedLine = { number: string; text: string }

const numberForm = String.raw`(?:Q(?:uestion)?\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]`
const numbered = new RegExp(String.raw`^\(?(${numberForm})(?:[.):\]]+\s*|\s+[-–—]?\s*)(?=\D)(\S.*)$`, 'i')
const bareNumber = new RegExp(String.raw`^\(?(?:${numberForm})[.):\]]*$`, 'i')
const questionWord = /^(?:question|q)\s*(\d{1,3}(?:\.\d{1,3})*)?\s*[:.)–—-]\s*(?!\d)(\S.*)$/i
const answerWord = /^(?:(?:your\s+)?(?:answer|response|reply)|a)\s*(?:\d{1,3}(?:\.\d{1,3})*)?\s*[:.–—]\s*(.*)$/i
const asksToDo =
  /^(?:please\b|describe|list|provide|explain|state|name|specify|give|enter|indicate|confirm|outline|identify|attach|tell us|summari[sz]e|select|choose|tick|check all)\b/i

/** @returns number and text of a line as in `3.2 Which version?`; null where it begins with none. A year or an amount is no number. */
export function numberedLine(line: string): NumberedLine | null {
  const match = numbered.exec(line)
  if (!match?.[1] || !match[2]) return null
  const isLetter = /^[a-z]$/i.test(match[1])
  // "A company" is no question "A"; "a) Who" is one.
  if (isLetter && !/^\(?[a-z][.)\]]/i.test(line)) return null
  return { number: match[1].replace(/^question\.?\s?/i, 'Q').replace(/\s/g, ''), text: match[2].replace(/^\*\s+/, '').trim() }
}

/** @returns whether a cell of a table only counts, as in `12.` */
export function isBareNumber(cell: string): boolean {
  return bareNumber.test(cell.trim())
}

/** @returns what follows the word, as in `Question 3: Which version?`; null for another line. */
export function afterQuestionWord(line: string): NumberedLine | null {
  const match = questionWord.exec(line)
  return match?.[2] ? { number: match[1] ?? '', text: match[2].trim() } : null
}

/** @returns what follows the word, as in `Answer: 4.2`, '' where the answer stands below; null for another line. */
export function afterAnswerWord(line: string): string | null {
  return answerWord.exec(line)?.[1]?.trim() ?? null
}

/** @returns whether the text asks for something, with or without a question mark. */
export function isAsking(text: string): boolean {
  return /\?(?:\s|$|[)"*])/.test(text) || asksToDo.test(text)
}

/** @returns label and value of a line as in `Company name: Acme`; null for another line, an address on the web included. */
export function labelledLine(line: string): { label: string; value: string } | null {
  const match = /^([A-Za-z][^:?]{1,60}):(?!\/\/)\s*(.*)$/.exec(line)
  return match?.[1] && /[a-z]{2}/i.test(match[1]) ? { label: match[1].trim(), value: (match[2] ?? '').trim() } : null
}

/**
 * Parts a question from an answer on the same line: `Which version? 4.2`. A remark in brackets and a second question belong to the question.
 * @returns `isWhole`: the question has come to its end.
 */
export function splitQuestion(text: string): { question: string; rest: string; isWhole: boolean } {
  const end = /^.*\?(?:["*)])?(?:\s*\([^()]*\))?(?=\s|$)/s.exec(text)
  if (!end) return { question: text, rest: '', isWhole: /[.:!]$/.test(text) }
  return { question: end[0].trim(), rest: text.slice(end[0].length).trim(), isWhole: true }
}

const box = String.raw`☐|☒|☑|✓|✔|✗|□|■|\[\s?\]|\[[xX✓]\]|\(\s\)|\([xX✓]\)`
const boxes = new RegExp(`(${box})\\s*((?:(?!${box}).)*)`, 'g')
const isTicked = (mark: string) => /☒|☑|✓|✔|✗|■|x/i.test(mark)
const placeholder =
  /^(?:[_.\-–—…\s]{3,}|\[?(?:click|tap)(?: or tap)?(?: here)? to enter .{0,40}\]?|\[?choose an item\.?\]?|\[?enter (?:text|your answer)\.?(?: here)?\]?|\[\s*\]|not answered|no response)$/i

/**
 * @param mayWrap whether lines may be parts of one that was too long for the page.
 * @returns the answer that lines give: of boxes those that are ticked, without what only leaves room.
 */
export function answerOfLines(lines: readonly string[], mayWrap: boolean): string {
  const said = lines.flatMap((line) => {
    const found = [...line.matchAll(boxes)]
    if (found.length === 0) return placeholder.test(line.trim()) ? [] : [line.trimEnd()]
    const before = line.slice(0, found[0]?.index).trim()
    return [...(before ? [before] : []), ...found.filter(([, mark = '']) => isTicked(mark)).map(([, , label = '']) => label.trim())]
  })
  const joined: string[] = []
  for (const line of said) {
    const last = joined.at(-1)
    if (mayWrap && last !== undefined && last.length >= shortestWrapped && !/[.:;?!]$/.test(last) && /^[a-z(]/.test(line))
      joined[joined.length - 1] = `${last} ${line}`
    else joined.push(line)
  }
  return joined
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Characters that a line has at least when the page is too narrow for what follows. */
export const shortestWrapped = 55
