import { describe, expect, it } from 'vitest'
import { commandOf, type KeyPress } from '../../../renderer/player/shortcuts.ts'

const press = (key: string, more: Partial<KeyPress> = {}) => commandOf({ key, hasShift: false, hasOtherModifier: false, on: 'other', ...more })

describe('keys of the player', () => {
  it('play, jump, step and mark', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' })
    expect(press('K', { hasShift: true })).toEqual({ kind: 'toggle' })
    expect(press('j')).toEqual({ kind: 'seek-by', ms: -10_000 })
    expect(press('ArrowRight')).toEqual({ kind: 'seek-by', ms: 1_000 })
    expect(press('.')).toEqual({ kind: 'frames', frames: 1 })
    expect(press('m')).toEqual({ kind: 'mark' })
  })

  it('leave every key to a text field', () => {
    for (const key of [' ', 'k', 'm', ',', 'ArrowLeft', 'Home']) expect(press(key, { on: 'text' })).toBeNull()
  })

  it('leave Space to a button, and the arrows to a choice', () => {
    expect(press(' ', { on: 'button' })).toBeNull()
    expect(press('ArrowLeft', { on: 'button' })).toEqual({ kind: 'seek-by', ms: -1_000 })
    expect(press('ArrowLeft', { on: 'choice' })).toBeNull()
    expect(press('k', { on: 'choice' })).toEqual({ kind: 'toggle' })
  })

  it('leave Ctrl, Alt and Cmd to the application', () => {
    expect(press('l', { hasOtherModifier: true })).toBeNull()
  })

  it('move the picture with Shift', () => {
    expect(press('ArrowUp', { hasShift: true })).toEqual({ kind: 'pan', x: 0, y: -1 })
    expect(press('Home', { hasShift: true })).toBeNull()
  })

  it('have no hidden meaning for names of object members', () => {
    expect(press('constructor')).toBeNull()
  })
})
