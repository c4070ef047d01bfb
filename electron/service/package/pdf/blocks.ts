/** @file What a printed document is made of: data, without a word about fonts or pages. Pure. */

export type Field = { label: string; value: string; hint?: string }

/** `jpeg` is null where there is no picture; `alternative` says what it shows to those who do not see it. */
export type Picture = { jpeg: Uint8Array | null; title: string; details: string; alternative: string }

export type Block =
  | { kind: 'heading'; text: string; aside?: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'notice'; title: string; text: string; tone: 'neutral' | 'good' | 'bad' }
  /** Label and value side by side; values may be of any length. */
  | { kind: 'fields'; fields: Field[] }
  /** Question and answer below each other, with the number in front. */
  | { kind: 'question'; id: string; question: string; answer: string; note?: string }
  /** Two in a row, each with its words below. */
  | { kind: 'pictures'; pictures: readonly Picture[] }
  /** `shares` are the relative widths of the columns. */
  | { kind: 'table'; columns: readonly string[]; shares: readonly number[]; rows: readonly string[][] }

export type PrintedDocument = {
  title: string
  /** Whom and what it is about, below the title and on every page. */
  subject: string
  /** One line below the subject. */
  date: string
  isDraft: boolean
  blocks: Block[]
}

/** Shown where nothing was filled in. */
export const notGiven = 'Not given'

/** @returns fields whose empty values read "Not given". */
export function fields(...pairs: [label: string, value: string, hint?: string][]): Block {
  return { kind: 'fields', fields: pairs.map(([label, value, hint]) => ({ label, value: value.trim() || notGiven, hint })) }
}

/** @returns "Yes" or "No". */
export function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No'
}
