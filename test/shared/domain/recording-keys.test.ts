import { describe, expect, test } from 'vitest'
import { acceleratorOf, acceleratorText, recordingKeysSchema, repeatedKeys } from '#shared/domain/recording-keys.ts'

const press = (code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a global shortcut', () => {
  test('is read from the keys as they are pressed', () => {
    expect(acceleratorOf(press('F9', { ctrlKey: true, shiftKey: true }), false)).toBe('CommandOrControl+Shift+F9')
    expect(acceleratorOf(press('KeyR', { metaKey: true, ctrlKey: true }), true)).toBe('CommandOrControl+Control+R')
    expect(acceleratorOf(press('Digit1', { altKey: true }), false)).toBe('Alt+1')
    expect(acceleratorOf(press('ArrowUp', { metaKey: true }), false)).toBe('Super+Up')
  })

  test('needs a key and something held: one alone would be taken from every program', () => {
    expect(acceleratorOf(press('ControlLeft', { ctrlKey: true }), false)).toBe('')
    expect(acceleratorOf(press('KeyR'), false)).toBe('')
    for (const start of ['R', 'Shift', 'Shift+', 'Shift+R+R', 'Hyper+R'])
      expect([start, recordingKeysSchema.safeParse({ start }).success]).toEqual([start, false])
  })

  test('is shown as the platform writes it', () => {
    expect(acceleratorText('CommandOrControl+Shift+F9', false)).toBe('Ctrl+Shift+F9')
    expect(acceleratorText('CommandOrControl+Shift+F9', true)).toBe('⌘⇧F9')
    expect(acceleratorText('', false)).toBe('none')
  })

  test('that two actions have is said of the second', () => {
    const keys = recordingKeysSchema.parse({ stop: 'CommandOrControl+Shift+F9', mark: '' })
    expect(repeatedKeys(keys)).toEqual(['stop'])
    expect(repeatedKeys(recordingKeysSchema.parse({ mark: '', stop: '' }))).toEqual([])
  })
})
