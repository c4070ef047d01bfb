import { describe, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import type { Take } from '#shared/domain/takes.ts'
import { answeredExceptions, isMarkOf, markOf, nextItem, scriptOf } from '../../../renderer/recorder/script.ts'
import { shownItems, takeTitle } from '../../../renderer/recorder/shown-items.ts'

const script = scriptOf(['Envelope voided', 'Ours'])
const [generation, sending] = script
const take = (title: string, marks: Take['marks'] = []) => ({ title, marks }) as Take

describe('the script of a recording', () => {
  test('has the scenes of R5.2 in order, then the exceptions', () => {
    expect(script.map(({ title, scene, flow }) => [title, scene, flow])).toEqual([
      ['Generation', 'generation', 'normal'],
      ['Sending', 'sending', 'normal'],
      ['Signing', 'signing', 'normal'],
      ['Status', 'statusing', 'normal'],
      ['Envelope voided', '', 'exception'],
      ['Ours', '', 'exception'],
    ])
  })

  test('proposes the exceptions that the questionnaire says are handled', () => {
    const submission = emptySubmission()
    expect(answeredExceptions(submission)).toEqual([])
    submission.questionnaire.answers['Q9.1'] = ['voided', 'declined', 'never heard of']
    expect(answeredExceptions(submission)).toEqual(['Signer declined', 'Envelope voided'])
  })

  test('knows its own marks again, and no others', () => {
    for (const item of script) {
      const mark = markOf(item, 12.6)
      expect(mark.atMs).toBe(13)
      expect(script.filter((other) => isMarkOf(mark, other))).toEqual([item])
    }
  })

  test('is ticked one after the other by the shortcut; what was left out is not gone back to', () => {
    expect(nextItem(script, [])).toBe(generation)
    expect(nextItem(script, [markOf(script[2]!, 0)])).toBe(script[3])
    expect(nextItem(script, [markOf(script.at(-1)!, 0)])).toBeUndefined()
  })

  test('is shown by the takes that have its marks', () => {
    expect([...shownItems(script, [take('a', [markOf(sending!, 5)]), take('b', [markOf(script[4]!, 0)])])]).toEqual([sending!.id, script[4]!.id])
  })
})

test('a take is named after what it shows, and which try it is', () => {
  expect(takeTitle(null, [])).toBe('Whole script')
  expect(takeTitle(sending!, [take('Generation')])).toBe('Sending')
  expect(takeTitle(sending!, [take('Sending'), take('Sending, take 2')])).toBe('Sending, take 3')
})
