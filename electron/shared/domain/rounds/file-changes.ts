/** @file What became of the files of a package from one round to the next. Pure. */
import { z } from 'zod'

export const fileChangeSchema = z.object({
  name: z.string().min(1).max(300),
  change: z.enum(['new', 'changed', 'unchanged', 'removed']),
  /** SHA-256 in the earlier round; '' for a new file. */
  before: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  /** SHA-256 now; '' for a file that is no longer there. */
  after: z.string().regex(/^(?:[0-9a-f]{64})?$/),
})
export type FileChange = z.infer<typeof fileChangeSchema>

type Hashed = { name: string; kind: string; digest: string }

/** What is made for each round and says nothing of the submission itself. */
const ofTheRoundItself = new Set(['readme', 'email', 'changes', 'signing-key'])

/** @returns one line a file, sorted by name; README, messages and the account of the changes are left out. */
export function fileChanges(before: readonly Hashed[], after: readonly Hashed[]): FileChange[] {
  const kept = (files: readonly Hashed[]) =>
    new Map(files.filter(({ kind }) => !ofTheRoundItself.has(kind)).map(({ name, digest }) => [name, digest]))
  const [old, now] = [kept(before), kept(after)]
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().map((name) => {
    const [was, is] = [old.get(name) ?? '', now.get(name) ?? '']
    return { name, change: was === is ? 'unchanged' : was === '' ? 'new' : is === '' ? 'removed' : 'changed', before: was, after: is }
  })
}

/** @returns as in `2 files changed, 1 new, 5 unchanged`. */
export function changesInWords(changes: readonly FileChange[]): string {
  const count = (change: FileChange['change']) => changes.filter((one) => one.change === change).length
  const words = (['changed', 'new', 'removed', 'unchanged'] as const)
    .filter((change) => count(change) > 0)
    .map((change) => `${count(change)} ${change}`)
  return words.length > 0 ? `files: ${words.join(', ')}` : 'no files'
}
