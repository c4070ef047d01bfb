/** @file Secrets on the screen: by their shape, by the label beside them, by how random they look, and those that are known. Pure. */
import { containsKnownValue, type KnownValue } from './known-values.ts'
import type { ScreenLine } from './read-word.ts'
import { bareValue, isSecretValue, secretLabels, type SecretLabel } from './secret-labels.ts'
import { isRandomLooking, secretShapes } from './secret-shapes.ts'
import { placeOf, type Suspicion } from './suspicion.ts'

/** @param known values that were taken out of the traces. */
export function findSecrets(lines: readonly ScreenLine[], known: readonly KnownValue[]): Suspicion[] {
  return lines.flatMap((line) => {
    const found = [...byShape(line), ...besideLabel(line, lines), ...byLook(line), ...byKnownValue(line, known)]
    // What has a name of its own is not told again as something that only looks random.
    return found.filter((one, index) => !found.slice(0, index).some(({ text }) => text.includes(one.text) || one.text.includes(text)))
  })
}

function suspect(line: ScreenLine, label: string, text: string, from: number, to: number): Suspicion {
  return { kind: 'secret', label, text, ...placeOf(line, from, to) }
}

function byShape(line: ScreenLine): Suspicion[] {
  return secretShapes.flatMap(({ label, pattern }) =>
    [...line.text.matchAll(pattern)].map((match) => {
      const value = match[1] ?? match[0]
      const from = match.index + match[0].lastIndexOf(value)
      return suspect(line, label, value, from, from + value.length)
    }),
  )
}

function byLook(line: ScreenLine): Suspicion[] {
  return [...line.text.matchAll(/\S+/g)]
    .filter(([word]) => isRandomLooking(word))
    .map((match) => suspect(line, 'Random-looking text', bareValue(match[0]), match.index, match.index + match[0].length))
}

function byKnownValue(line: ScreenLine, known: readonly KnownValue[]): Suspicion[] {
  return known.flatMap((value) => {
    const span = containsKnownValue(line.text, value)
    return span ? [suspect(line, value.label, line.text.slice(span.from, span.to), span.from, span.to)] : []
  })
}

/** So many heights of its label a value may stand below it, or beside it. */
const furthestBelow = 3
const furthestBeside = 30
/** A label has few words; a sentence that speaks of passwords is none. */
const longestLabel = 5

function besideLabel(line: ScreenLine, lines: readonly ScreenLine[]): Suspicion[] {
  return secretLabels.flatMap((label) =>
    [...line.text.matchAll(label.pattern)].flatMap((match) => {
      const end = match.index + match[0].length
      const inLine = valueInLine(line, label, end)
      if (inLine) return [inLine]
      const isLabelAlone = line.text.slice(end).replace(/[\s:*=•()"']|required|optional/gi, '') === ''
      if (!isLabelAlone || line.words.length > longestLabel) return []
      return neighbours(line, lines)
        .flatMap((neighbour) => valueIn(neighbour, label))
        .slice(0, 1)
    }),
  )
}

/** In the line of the label itself: `password: …`, `"apiKey": "…"`, `API key …`. */
function valueInLine(line: ScreenLine, label: SecretLabel, from: number): Suspicion | null {
  const rest = /^["']?\s{0,3}([:=]|is\s)?\s{0,3}(\S+)(\s+\S+)?/.exec(line.text.slice(from))
  const word = rest?.[2]
  if (!rest || !word) return null
  const isPointedAt = rest[1] !== undefined
  if (!isPointedAt && line.words.length > longestLabel + 1) return null
  if (!isSecretValue(word, label, isPointedAt)) return null
  const start = from + rest[0].indexOf(word, rest[0].length - word.length - (rest[3]?.length ?? 0))
  return suspect(line, label.label, bareValue(word), start, start + word.length)
}

/** The lines that stand nearest to the right of a label or below it while it is there. */
function neighbours(label: ScreenLine, lines: readonly ScreenLine[]): ScreenLine[] {
  const { box } = label
  const height = box.height
  const beside: { line: ScreenLine; distance: number }[] = []
  for (const line of lines) {
    if (line === label || line.startMs >= label.endMs || line.endMs <= label.startMs) continue
    const right = line.box.x - (box.x + box.width)
    const below = line.box.y - (box.y + box.height)
    const sharedHeight = Math.min(line.box.y + line.box.height, box.y + height) - Math.max(line.box.y, box.y)
    // Pictures are wider than high: a share of the width is more pixels than the same share of the height.
    if (right >= 0 && right * 1.8 < furthestBeside * height && sharedHeight > 0.4 * Math.min(height, line.box.height))
      beside.push({ line, distance: right * 1.8 })
    else if (below > -0.3 * height && below < furthestBelow * height && line.box.x < box.x + box.width && line.box.x > box.x - 2 * height)
      beside.push({ line, distance: below })
  }
  return beside
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ line }) => line)
}

function valueIn(line: ScreenLine, label: SecretLabel): Suspicion[] {
  const match = /\S+/.exec(line.text)
  if (!match || line.words.length > 3 || !isSecretValue(match[0], label, false)) return []
  return [suspect(line, label.label, line.words.length === 1 ? bareValue(match[0]) : line.text, 0, line.text.length)]
}
