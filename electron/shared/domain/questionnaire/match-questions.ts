/** @file Which of our questions another questionnaire asks in other words. Pure: words in common, the rarer the heavier. */
import type { Question } from '../questionnaire.ts'
import { plainText } from './plain-text.ts'
import { questionWords } from './question-words.ts'

/** How sure a match is: `sure` may be ticked for the user, `likely` and `unsure` are to be looked at. */
export type Certainty = 'sure' | 'likely' | 'unsure' | 'none'

/** `score` from 0 (no word in common) to 1 (the same words). */
export type QuestionMatch = { questionId: string | null; score: number; certainty: Certainty }

/** From which score on a match counts as what. Chosen on foreign wordings of all questions: see the tests. */
const atLeast = { sure: 0.75, likely: 0.5, unsure: 0.36 } as const
/** When another of our questions is nearly as close, the match is less sure. */
const clearBy = 0.08

type Candidate = { id: string; texts: ReadonlySet<string>; wordings: ReadonlySet<string>[] }

/**
 * @param texts what the other questionnaire asks, in its order.
 * @param questions ours; each is matched at most once.
 * @returns one match a text.
 */
export function matchQuestions(texts: readonly string[], questions: readonly Question[]): QuestionMatch[] {
  const candidates = questions.map(({ id, text, alsoAsked }): Candidate => {
    const said = [text, ...alsoAsked]
    return { id, texts: new Set(said.map(plainText)), wordings: said.map(questionWords) }
  })
  const weightOf = weights(candidates)
  const scored = texts.map((text) => {
    const words = questionWords(text)
    return candidates
      .map(({ id, texts: known, wordings }) => ({
        id,
        // Some of ours, as "Who uses it?", have no word that weighs anything.
        score: known.has(plainText(text)) ? 1 : Math.max(...wordings.map((wording) => likeness(words, wording, weightOf))),
      }))
      .toSorted((a, b) => b.score - a.score)
  })
  const matches = texts.map((): QuestionMatch => ({ questionId: null, score: 0, certainty: 'none' }))
  const best = scored
    .flatMap((options, index) => options.map(({ id, score }, rank) => ({ index, id, score, rival: options[rank === 0 ? 1 : 0]?.score ?? 0 })))
    .filter(({ score }) => score >= atLeast.unsure)
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
  const taken = new Set<string>()
  for (const { index, id, score, rival } of best) {
    if (matches[index]?.questionId !== null || taken.has(id)) continue
    taken.add(id)
    matches[index] = { questionId: id, score, certainty: certaintyOf(score, rival) }
  }
  return matches
}

function certaintyOf(score: number, rival: number): Certainty {
  const isClear = score - rival >= clearBy
  if (score >= atLeast.sure) return isClear ? 'sure' : 'likely'
  return score >= atLeast.likely && isClear ? 'likely' : 'unsure'
}

/** A word that few of our questions use tells more. One that none uses counts as much as one that a single one does. */
function weights(candidates: readonly Candidate[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { wordings } of candidates)
    for (const word of new Set(wordings.flatMap((wording) => [...wording]))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + candidates.length / (counts.get(word) ?? 1))
}

/** Words in common by weight: of both texts (Dice), and of the shorter one, so that a label can stand for a question. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: (word: string) => number): number {
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weightOf(word), 0)
  const common = sum([...a].filter((word) => b.has(word)))
  if (common === 0) return 0
  const [ofA, ofB] = [sum(a), sum(b)]
  // A single word is in too many questions to stand for one.
  const contained = Math.min(a.size, b.size) > 1 || a.size === b.size ? common / Math.min(ofA, ofB) : 0
  return 0.75 * ((2 * common) / (ofA + ofB)) + 0.25 * contained
}
