/** @file Brings an answer in words into the form that a question of ours stores. Pure. */
import { dayOf, isDay } from '../calendar.ts'
import { isEmail } from '../form.ts'
import type { Question } from '../questionnaire.ts'

/** `problem` is a sentence on why the words cannot be stored; `isPartial`: something of them is left out. */
export type ConvertedAnswer = { value: string | string[]; isPartial: boolean } | { problem: string }

const most = { text: 20_000, item: 500, items: 100 } as const
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** @param text what the other questionnaire answers. @returns what is stored for it. */
export function convertAnswer(question: Pick<Question, 'type' | 'options'>, text: string): ConvertedAnswer {
  const said = text.trim()
  if (said === '') return { problem: 'There is no answer.' }
  switch (question.type) {
    case 'yes-no':
      return yesOrNo(said)
    case 'choice':
      return oneOf(question.options, said)
    case 'multiple-choice':
      return someOf(question.options, said)
    case 'date':
      return dayIn(said)
    case 'number':
      return numberIn(said)
    case 'email':
      return emailIn(said)
    case 'contact':
      return contactIn(said)
    case 'text':
    case 'long-text':
      return { value: said.slice(0, most.text), isPartial: said.length > most.text }
  }
}

function yesOrNo(said: string): ConvertedAnswer {
  const match = /^(yes|no|y|n|true|false)\b[\s.,;:–—-]*(.*)$/is.exec(said)
  if (!match) return { problem: 'It is neither yes nor no.' }
  return { value: /^(?:y|t)/i.test(match[1] ?? '') ? 'yes' : 'no', isPartial: (match[2] ?? '') !== '' }
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()

/** Options that are named in the words, the longest names first, so that "REST and SOAP" is not "REST" and "SOAP". */
function named(options: Question['options'], said: string): { values: string[]; rest: string } {
  let rest = ` ${plain(said)} `
  const values = new Set<string>()
  const names = options
    .flatMap(({ value, label }) => [
      { value, name: plain(label) },
      { value, name: plain(value) },
    ])
    .toSorted((a, b) => b.name.length - a.name.length)
  for (const { value, name } of names) {
    const at = ` ${name} `
    if (name === '' || !rest.includes(at)) continue
    // "No text message" names no text message.
    if (/ (?:no|not|never|without)(?: \S+)?$/.test(rest.slice(0, rest.indexOf(at)))) continue
    values.add(value)
    rest = rest.replaceAll(at, '  ')
  }
  return { values: options.map(({ value }) => value).filter((value) => values.has(value)), rest: rest.replace(/\b(?:and|or)\b/g, ' ').trim() }
}

function oneOf(options: Question['options'], said: string): ConvertedAnswer {
  const { values, rest } = named(options, said)
  const [value] = values
  if (value === undefined) return { problem: 'It names none of the choices.' }
  return values.length > 1 ? { problem: 'It names more than one of the choices.' } : { value, isPartial: rest !== '' }
}

function someOf(options: Question['options'], said: string): ConvertedAnswer {
  const { values, rest } = named(options, said)
  return values.length === 0 ? { problem: 'It names none of the choices.' } : { value: values, isPartial: rest !== '' }
}

/** Only days that can be read in one way: 03/04/2026 is one in April or in March. */
function dayIn(said: string): ConvertedAnswer {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(said)?.[0]
  if (iso && isDay(iso)) return { value: iso, isPartial: said !== iso }
  const worded =
    /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})\b/i.exec(said) ??
    /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(said)
  if (worded) {
    const [first = '', second = ''] = [worded[1], worded[2]]
    const [name, dayOfMonth] = /^\d/.test(first) ? [second, first] : [first, second]
    return checkedDay(Number(worded[3]), monthNames.indexOf(name.toLowerCase()) + 1, Number(dayOfMonth), said === worded[0])
  }
  const slashed = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(said)
  if (!slashed) return { problem: 'It names no day.' }
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  if (first <= 12 && second <= 12 && first !== second) return { problem: `"${slashed[0]}" can be two days.` }
  const [month, dayOfMonth] = first > 12 ? [second, first] : [first, second]
  return checkedDay(Number(slashed[3]), month, dayOfMonth, said === slashed[0])
}

function checkedDay(year: number, month: number, dayOfMonth: number, isAll: boolean): ConvertedAnswer {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return month > 0 && isDay(written) ? { value: dayOf(year, month, dayOfMonth), isPartial: !isAll } : { problem: 'It names no day of the calendar.' }
}

function numberIn(said: string): ConvertedAnswer {
  const found = [...said.matchAll(/\d{1,3}(?:[,' ]\d{3})+(?!\d)|\d+/g)].map(([digits]) => digits.replace(/\D/g, ''))
  const [value] = found
  if (value === undefined || value.length > 9) return { problem: 'It names no whole number.' }
  return found.length > 1 || /\d[.,]\d{1,2}(?!\d)/.test(said)
    ? { problem: 'It names more than one number.' }
    : { value, isPartial: !/^[\d,' ]+$/.test(said) }
}

function emailIn(said: string): ConvertedAnswer {
  const value = addressIn(said)
  return value ? { value, isPartial: value !== said } : { problem: 'It names no e-mail address.' }
}

function contactIn(said: string): ConvertedAnswer {
  const email = addressIn(said) ?? ''
  const name = said
    .replace(email, '')
    .replace(/\b(?:name|e-?mail(?: address)?)\s*:/gi, ' ')
    .replace(/[<>()[\]]/g, ' ')
    .split(/[\n,;]/)
    .map((part) =>
      part
        .replace(/\s+/g, ' ')
        .replace(/[\s–—-]+$/, '')
        .trim(),
    )
    .filter(Boolean)
  const [first = '', ...others] = name
  if (first === '' && email === '') return { problem: 'It names nobody.' }
  return { value: [first.slice(0, most.item), email], isPartial: others.length > 0 }
}

function addressIn(said: string): string | undefined {
  return said
    .split(/[\s<>(),;:[\]]+/)
    .map((part) => part.replace(/\.$/, ''))
    .find(isEmail)
}
