/**
 * @file Finds questions and answers in a copy of a questionnaire. Pure. Four forms are known: questions with a question mark, numbered
 * ones, `Question: … Answer: …`, and forms of labels or tables. What is neither goes with the answer above it.
 */
import { copyLimits, type CopiedBlock, type CopiedPair } from './copied-text.ts'
import {
  afterAnswerWord,
  afterQuestionWord,
  answerOfLines,
  isAsking,
  isBareNumber,
  labelledLine,
  numberedLine,
  shortestWrapped,
  splitQuestion,
  type NumberedLine,
} from './copied-lines.ts'
import { numberedRoles } from './numbered-roles.ts'

type Open = {
  number: string
  question: string
  isWhole: boolean
  answer: string[]
  place: string
  section: string
  /** It fills a row of its own, so its answer may fill the next one. */
  isRow: boolean
}

/** @param mayWrap whether long lines are broken, as on the pages of a PDF. @returns the pairs in their order; none where there are no questions. */
export function recognisePairs(copied: readonly CopiedBlock[], mayWrap: boolean): CopiedPair[] {
  const blocks = withoutContents(copied)
  const roles = numberedRoles(blocks)
  const isForm = isFormOfLabels(blocks)
  const pairs: CopiedPair[] = []
  let open: Open | null = null
  let section = ''
  let isAfterGap = false

  function close(): void {
    if (open && /[a-z]{2}/i.test(open.question) && pairs.length < copyLimits.pairs)
      pairs.push({
        number: open.number.slice(0, 20),
        section: open.section.slice(0, 200),
        question: open.question.slice(0, copyLimits.question),
        answer: answerOfLines(open.answer, mayWrap).slice(0, copyLimits.answer),
        place: open.place,
      })
    open = null
  }

  function start({ number, text }: NumberedLine, place: string, isRow = false): void {
    close()
    const { question, rest, isWhole } = splitQuestion(text)
    open = { number, question, isWhole, answer: rest ? [rest] : [], place, section, isRow }
  }

  function head(text: string): void {
    close()
    section = text
  }

  function takeLine(text: string, place: string, role: 'question' | 'heading' | undefined, isRow: boolean): void {
    const numbers = numberedLine(text)
    const worded = afterQuestionWord(text)
    const answered = afterAnswerWord(text)
    const labelled = isForm ? labelledLine(text) : null
    if (answered !== null && open) {
      open.isWhole = true
      if (answered) open.answer.push(answered)
    } else if (worded) start(worded, place, isRow)
    else if (/^(?:section|part|chapter)\s+[\dA-Z]{1,4}\s*[:.–—-]/i.test(text) && text.length < 80 && !isAsking(text)) head(text)
    else if (numbers && role === 'question') start(numbers, place, isRow)
    else if (numbers && role === 'heading') head(text)
    else if (open && !open.isWhole && open.answer.length === 0 && goesOn(open.question, text)) {
      const { question, rest, isWhole } = splitQuestion(`${open.question} ${text}`)
      Object.assign(open, { question, isWhole, answer: rest ? [rest] : [] })
    } else if (/\?["*)]?$/.test(text) || (/\?\s/.test(text) && !open)) start({ number: '', text: takenBack(text) + text }, place, isRow)
    else if (labelled) {
      start({ number: '', text: labelled.label }, place)
      if (open && labelled.value) (open as Open).answer.push(labelled.value)
    } else if (open) open.answer.push(text)
    else if (text.length < 80) section = text
  }

  /** A question without a number whose beginning was taken for the end of the answer above. */
  function takenBack(text: string): string {
    const last = open?.answer.at(-1) ?? ''
    if (!mayWrap || isAfterGap || !/^[a-z]/.test(text) || last.length < shortestWrapped || /[.:;?!]$/.test(last)) return ''
    open?.answer.pop()
    return `${last} `
  }

  const goesOn = (question: string, text: string) =>
    mayWrap && !isAfterGap && (/^[a-z(]/.test(text) || question.length >= shortestWrapped) && !isAsking(question.slice(-1))

  function takeRow(cells: readonly string[], place: string): void {
    const texts = cells.map((cell) => cell.trim())
    const number = texts.length > 1 && isBareNumber(texts[0] ?? '') ? (texts.shift() ?? '').replace(/[.):\]]+$/, '') : ''
    const [first = '', ...others] = texts
    if (others.length === 0) {
      if (open?.isRow && open.answer.length === 0 && !isAsking(first)) open.answer.push(...first.split('\n'))
      else if (isAsking(first) || number) start(numberless(first, number), place, true)
      else if (first) head(first)
      return
    }
    if (isHeadOfTable(texts)) return close()
    if (others.length > 1 && texts.length % 2 === 0 && texts.every((text, index) => index % 2 === 1 || text === '' || text.endsWith(':'))) {
      for (let at = 0; at < texts.length; at += 2) if (texts[at]) ask(texts[at] ?? '', '', texts[at + 1] ?? '', place)
      return
    }
    const answer = others.filter(Boolean).join('\n')
    if (first === '') open?.answer.push(...answer.split('\n'))
    else ask(first, number, answer, place)
  }

  function ask(text: string, number: string, answer: string, place: string): void {
    start(numberless(text, number), place)
    const asked = open as Open | null
    if (!asked) return
    asked.question = asked.question.replace(/\s*\n\s*/g, ' ').replace(/:$/, '')
    if (answer) asked.answer.push(...answer.split('\n'))
  }

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'gap') (open as Open | null)?.answer.push('')
    else if (block.kind === 'row') takeRow(block.cells, block.place)
    else if (block.kind === 'heading' && !isAsking(block.text) && roles.get(index) !== 'question') head(block.text)
    else takeLine(block.text.trim(), block.place, roles.get(index), false)
    isAfterGap = block.kind === 'gap'
  }
  close()
  return pairs
}

/** A table of contents names the sections before they come, each with its page. */
function withoutContents(blocks: readonly CopiedBlock[]): CopiedBlock[] {
  const start = blocks.findIndex((block) => 'text' in block && /^(?:table of )?contents$/i.test(block.text.trim()))
  if (start === -1) return [...blocks]
  const rest = blocks.slice(start + 1).findIndex((block) => block.kind !== 'gap' && !('text' in block && /[\s.]\d{1,3}$/.test(block.text)))
  return [...blocks.slice(0, start), ...(rest === -1 ? [] : blocks.slice(start + 1 + rest))]
}

/** The number may stand in the cell of the question. */
function numberless(text: string, number: string): NumberedLine {
  const found = number ? null : numberedLine(text.split('\n', 1)[0] ?? '')
  return found ? { number: found.number, text: text.slice(text.indexOf(found.text)) } : { number, text }
}

function isHeadOfTable(cells: readonly string[]): boolean {
  return cells
    .filter(Boolean)
    .every((cell) => /^(?:no\.?|#|nr\.?|questions?|answers?|responses?|your (?:answer|response)s?|items?|details?|comments?)$/i.test(cell))
}

/** Labels with their values, more of them than questions. */
function isFormOfLabels(blocks: readonly CopiedBlock[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block.text.trim()] : []))
  const labels = lines.filter((line) => labelledLine(line) && afterAnswerWord(line) === null && afterQuestionWord(line) === null)
  return labels.length >= 3 && labels.length > lines.filter(isAsking).length
}
