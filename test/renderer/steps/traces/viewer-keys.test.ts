import { describe, expect, it } from 'vitest'
import { placeAfter, viewerCommandOf, type ViewerKeyPress } from '../../../../renderer/steps/traces/viewer/viewer-keys.ts'

const press = (key: string, on: ViewerKeyPress['on'] = 'list', hasModifier = false) => viewerCommandOf({ key, hasModifier, on })

describe('keys of the list of calls', () => {
  it('move, open and close', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', by: 1 })
    expect(press('PageUp')).toEqual({ kind: 'move', by: '-page' })
    expect(press('End')).toEqual({ kind: 'move', by: 'end' })
    expect(press('Enter')).toEqual({ kind: 'open' })
    expect(press('Escape', 'other')).toEqual({ kind: 'close' })
  })

  it('go to the next and the previous call from an open one, where the arrows scroll', () => {
    expect(press('j', 'other')).toEqual({ kind: 'move', by: 1 })
    expect(press('K', 'other')).toEqual({ kind: 'move', by: -1 })
    expect(press(']', 'other')).toEqual({ kind: 'move', by: 1 })
    expect(press('ArrowDown', 'other')).toBeNull()
    expect(press('Enter', 'other')).toBeNull()
  })

  it('leave the filter what is typed, but for the way to the list', () => {
    expect(press('/', 'other')).toEqual({ kind: 'filter' })
    for (const key of ['j', '/', 'Home', 'Escape', 'Enter']) expect(press(key, 'filter')).toBeNull()
    expect(press('ArrowDown', 'filter')).toEqual({ kind: 'close' })
  })

  it('leave every key to other fields, and Ctrl, Alt and Cmd to the application', () => {
    for (const key of ['j', 'ArrowDown', 'Escape']) expect(press(key, 'text')).toBeNull()
    expect(press('j', 'list', true)).toBeNull()
  })
})

describe('the place in the list', () => {
  it('stays within it', () => {
    expect(placeAfter(0, -1, 5, 10)).toBe(0)
    expect(placeAfter(4, 1, 5, 10)).toBe(4)
    expect(placeAfter(2, 'page', 100, 10)).toBe(12)
    expect(placeAfter(2, '-page', 100, 10)).toBe(0)
    expect(placeAfter(3, 'end', 100, 10)).toBe(99)
  })

  it('begins with the first call, and is none in an empty list', () => {
    expect(placeAfter(-1, 1, 5, 10)).toBe(0)
    expect(placeAfter(-1, 'page', 5, 10)).toBe(0)
    expect(placeAfter(-1, 1, 0, 10)).toBe(-1)
  })
})
