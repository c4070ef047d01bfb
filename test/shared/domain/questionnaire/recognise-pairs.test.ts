import { describe, expect, test } from 'vitest'
import type { CopiedBlock } from '#shared/domain/questionnaire/copied-text.ts'
import { recognisePairs } from '#shared/domain/questionnaire/recognise-pairs.ts'

const blocksOf = (text: string): CopiedBlock[] =>
  text
    .replace(/^\n|\s+$/g, '')
    .split('\n')
    .map((line, index) => (line.trim() === '' ? { kind: 'gap' } : { kind: 'line', text: line.trim(), place: `line ${index + 1}` }))

/** @returns as in `3.2 | Which version? | 4.2`. */
const found = (text: string, mayWrap = false) =>
  recognisePairs(blocksOf(text), mayWrap).map(({ number, question, answer }) => [number, question, answer].join(' | '))

const row = (...cells: string[]): CopiedBlock => ({ kind: 'row', cells, place: 'row 1 of table 1' })
const foundIn = (...blocks: CopiedBlock[]) =>
  recognisePairs(blocks, false).map(({ number, question, answer }) => [number, question, answer].join(' | '))

describe('questions in lines', () => {
  test('end with a question mark; what follows is the answer, of as many lines as there are', () =>
    expect(
      found(`
What is the legal name of your company?
Acme Leasing Inc.
How are failed calls tried again?
After 5 seconds,
then after 30.

Then support is told.`),
    ).toEqual([
      ' | What is the legal name of your company? | Acme Leasing Inc.',
      ' | How are failed calls tried again? | After 5 seconds,\nthen after 30.\n\nThen support is told.',
    ]))
  test('may be answered on the same line; a remark in brackets belongs to the question', () =>
    expect(found('1. Which API do you use? REST\n2. Peak volume per hour? (calls) 240')).toEqual([
      '1 | Which API do you use? | REST',
      '2 | Peak volume per hour? (calls) | 240',
    ]))
  test('are numbered in turn; a list in an answer begins again at 1', () =>
    expect(
      found(`
1. How do you sign in?
In two steps:
1. Ask for a token
2. Use it
2. Where is the key kept?
In the vault`),
    ).toEqual(['1 | How do you sign in? | In two steps:\n1. Ask for a token\n2. Use it', '2 | Where is the key kept? | In the vault']))
  test('need no question mark when they tell what to do, or when their numbers are all there is', () => {
    expect(found('1) Describe the purpose of the integration\nLeases\n2) List the methods\nPOST envelopes')).toEqual([
      '1 | Describe the purpose of the integration | Leases',
      '2 | List the methods | POST envelopes',
    ])
    expect(found('1. Company name\nAcme\n2. Product name\nPortal\n3. Version\n4.2')).toEqual([
      '1 | Company name | Acme',
      '2 | Product name | Portal',
      '3 | Version | 4.2',
    ])
  })
  test('stand below headings, numbered or named', () => {
    const pairs = recognisePairs(
      blocksOf('1. Company\n1.1 What is its name?\nAcme\nSection B: Technology\n1.2 Which API?\nREST\n2. Signing\n2.1 Who signs?\nThe lessee'),
      false,
    )
    expect(pairs.map(({ number, section, answer }) => [number, section, answer])).toEqual(
      [
        ['1.1', 'Company', 'Acme'],
        ['1.2', 'Section B: Technology', 'REST'],
        ['2.1', 'Signing', 'The lessee'],
      ].map(([number, section, answer]) => [number, section?.startsWith('Section') ? section : `${number?.split('.')[0]}. ${section}`, answer]),
    )
  })
  test('come after a table of contents', () =>
    expect(
      found('Contents\n1. Company ..... 1\n\n2. Signing 2\n1. Company\n1.1 What is its name?\nAcme\n2. Signing\n2.1 Who signs?\nThe lessee'),
    ).toEqual(['1.1 | What is its name? | Acme', '2.1 | Who signs? | The lessee']))
  test('may be announced by a word, and so may answers', () =>
    expect(found('Question 3: Which version\nAnswer: 4.2\nQ: Who signs?\nA: The lessee\nReply: and nobody else')).toEqual([
      '3 | Which version | 4.2',
      ' | Who signs? | The lessee\nand nobody else',
    ]))
  test('a year, an amount and a letter that is a word are no numbers of questions', () =>
    expect(found('What happened?\n2026 was a good year\nA company was founded\nWhat else?\nNothing')).toEqual([
      ' | What happened? | 2026 was a good year\nA company was founded',
      ' | What else? | Nothing',
    ]))
  test('a form of labels is questions with values', () =>
    expect(found('Company name: Acme Leasing\nProduct: Portal\nWeb site: https://acme.example\nVersion:')).toEqual([
      ' | Company name | Acme Leasing',
      ' | Product | Portal',
      ' | Web site | https://acme.example',
      ' | Version | ',
    ]))
  test('places name the line', () =>
    expect(recognisePairs(blocksOf('\nWho?\nI\nWhy?'), false).map(({ place }) => place)).toEqual(['line 1', 'line 3']))
})

describe('lines that the page was too narrow for', () => {
  const wrapped = `
12. How many minutes lie between two status requests for the same envelope,
at the least?
Twenty minutes, which a cache in front of the connector makes sure of
for every tenant.
13. What then?`
  test('are one question and one answer', () =>
    expect(found(wrapped, true)).toEqual([
      '12 | How many minutes lie between two status requests for the same envelope, at the least? | Twenty minutes, which a cache in front of the connector makes sure of for every tenant.',
      '13 | What then? | ',
    ]))
})

describe('answers', () => {
  test.each([
    ['☒ REST ☐ SOAP', 'REST'],
    ['[x] Embedded\n[ ] Remote\n[X] In person', 'Embedded\nIn person'],
    ['☐ Yes ☐ No', ''],
    ['( ) Yes (x) No', 'No'],
    ['__________', ''],
    ['[Click or tap here to enter text.]', ''],
    ['Not answered', ''],
    ['None', 'None'],
  ])('%j is %j', (lines, answer) => expect(recognisePairs(blocksOf(`Which?\n${lines}`), false)[0]?.answer).toBe(answer))
})

describe('tables', () => {
  test('hold a question and its answer in a row, with the number before them and words above them', () =>
    expect(foundIn(row('No.', 'Question', 'Answer'), row('1', 'Company name', 'Acme'), row('2.', 'API', 'REST\nand SOAP'))).toEqual([
      '1 | Company name | Acme',
      '2 | API | REST\nand SOAP',
    ]))
  test('hold labels and values in turn', () =>
    expect(foundIn(row('Company:', 'Acme', 'Phone:', '+1 312 555 0142'))).toEqual([' | Company | Acme', ' | Phone | +1 312 555 0142']))
  test('hold the answer in the row below, where there is one column', () =>
    expect(foundIn(row('1. Who signs?'), row('The lessee'), row('2. When?'), row('Later'))).toEqual([
      '1 | Who signs? | The lessee',
      '2 | When? | Later',
    ]))
  test('go on with an answer where the question is left empty', () =>
    expect(foundIn(row('Methods called', 'POST envelopes'), row('', 'GET envelopes'))).toEqual([' | Methods called | POST envelopes\nGET envelopes']))
  test('leave room for an answer', () =>
    expect(foundIn(row('Rollback plan', ''), row('API', 'REST'))).toEqual([' | Rollback plan | ', ' | API | REST']))
})

test('text without questions has none', () => expect(found('Once upon a time.\nThere was a king.\nHe had a crown.')).toEqual([]))
