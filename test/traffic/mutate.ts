/** @file Damages traces at random, but the same way for the same seed. */

export type Random = {
  /** From 0 up to, not including, `below`. */
  integer(below: number): number
  pick<Value>(values: readonly Value[]): Value
}

/** The generator mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number) => Math.floor(next() * below)
  return { integer, pick: (values) => values[integer(values.length)]! }
}

type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer

const replace = (bytes: Buffer, from: number, to: number, inserted: Buffer | string) =>
  Buffer.concat([bytes.subarray(0, from), Buffer.from(inserted), bytes.subarray(to)])

/** A start and an end behind it. */
function span(bytes: Buffer, random: Random, longest = bytes.length): [from: number, to: number] {
  const from = random.integer(bytes.length + 1)
  return [from, Math.min(bytes.length, from + random.integer(longest + 1))]
}

/** What tends to break readers: openings without an end, separators, marks, numbers that are too large, strange names. */
const troublesome = [
  ...[
    '{',
    '[',
    '"',
    '\\',
    '\\u',
    '\\ud800',
    '<',
    '</',
    '<!--',
    '<![CDATA[',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&#0;',
    '&#x110000;',
    '&b;',
    '?>',
    '%',
    '%zz',
    '=',
  ],
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\r\n\r\n',
    '\u2028',
    '\ufeff',
    'HTTP/1.1 ',
    'GET / HTTP/1.1\r\n',
    '> ',
    '< ',
    '0000: ',
    '=> Send data, 9 bytes (0x9)\n',
    '--DocuSign REQUEST--\n',
  ],
  ...[
    'Content-Length: 99999999999999999999\r\n',
    'Content-Length: -1\r\n',
    'Transfer-Encoding: chunked\r\n\r\nffffffff\r\n',
    'Content-Encoding: gzip\r\n',
    'Content-Encoding: br\r\n',
  ],
  ...['"__proto__":', '"constructor":', '"length":', '9e999', '-0', 'null', '[omitted]', '<email-1>'],
]

const mutations: Record<string, Mutation> = {
  'flip bits': (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let count = 1 + random.integer(8); count > 0 && copy.length > 0; count -= 1) {
      const at = random.integer(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(8))
    }
    return copy
  },
  truncate: (bytes, random) => bytes.subarray(0, random.integer(bytes.length + 1)),
  'lose the beginning': (bytes, random) => bytes.subarray(random.integer(bytes.length + 1)),
  'lose a part': (bytes, random) => {
    const [from, to] = span(bytes, random, 400)
    return replace(bytes, from, to, '')
  },
  duplicate: (bytes, random) => {
    const [from, to] = span(bytes, random)
    return replace(bytes, to, to, bytes.subarray(from, to))
  },
  'twice the whole': (bytes) => Buffer.concat([bytes, bytes]),
  splice: (bytes, random, others) => {
    const other = random.pick(others)
    return Buffer.concat([bytes.subarray(0, random.integer(bytes.length + 1)), other.subarray(random.integer(other.length + 1))])
  },
  'one in another': (bytes, random, others) => {
    const at = random.integer(bytes.length + 1)
    return replace(bytes, at, at, random.pick(others))
  },
  'insert trouble': (bytes, random) => {
    const [from, to] = span(bytes, random, 4)
    return replace(bytes, from, to, random.pick(troublesome))
  },
  'nest deeply': (bytes, random) => {
    const at = random.integer(bytes.length + 1)
    return replace(
      bytes,
      at,
      at,
      random.pick(['[', '{"a":', '<a>', '<con:b>', '"{\\"', '(', '&amp;', '\\\\', '%25']).repeat(300 + random.integer(1_500)),
    )
  },
  'one huge line': (bytes, random) => {
    const at = random.integer(bytes.length + 1)
    return replace(bytes, at, at, random.pick(['a', ' ', '=', ':', '-', '0', '\t', 'A1b', '; ', '"', '<', '.']).repeat(1_000 + random.integer(6_000)))
  },
  'other line ends': (bytes, random) =>
    Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, random.pick(['\r', '\n', '\r\n', '\n\n', ''])), 'latin1'),
  'zero bytes': (bytes, random) => {
    const [from, to] = span(bytes, random, 600)
    return replace(bytes, from, to, Buffer.alloc(to - from))
  },
  'other numbers': (bytes, random) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll(/\d{3,}/g, (digits) => (random.integer(6) === 0 ? '9'.repeat(1 + random.integer(30)) : digits)),
      'latin1',
    ),
  noise: (bytes, random) => Buffer.from(Array.from({ length: Math.min(bytes.length, 3_000) }, () => random.integer(256))),
}

const names = Object.keys(mutations)

/** @returns what one to three mutations make of `bytes`, at most `maxBytes`. */
export function mutate(bytes: Buffer, random: Random, others: readonly Buffer[], maxBytes: number): { bytes: Buffer; how: string } {
  let mutated = bytes
  const how: string[] = []
  for (let count = 1 + random.integer(3); count > 0; count -= 1) {
    const name = random.pick(names)
    how.push(name)
    mutated = mutations[name]!(mutated, random, others).subarray(0, maxBytes)
  }
  return { bytes: mutated, how: how.join(', ') }
}

/** @returns the bytes in pieces of one byte and more. */
export function chop(bytes: Buffer, random: Random): Buffer[] {
  const longest = random.pick([1 + Math.ceil(bytes.length / 200), 64, 1_000, bytes.length + 1])
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const size = 1 + random.integer(longest)
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return pieces
}
