import { Tag } from './tag.tsx'

/** How many of all are done, as in `3 of 14 reviewed`. */
export function CountTag({ count, total, word }: { count: number; total: number; word: string }) {
  return (
    <Tag tone={count === total ? 'good' : 'accent'}>
      {count} of {total} {word}
    </Tag>
  )
}
