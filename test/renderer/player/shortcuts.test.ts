import { describe, expect, it } from 'vitest'
import { commandOf, type KeyPress } from '../../../renderer/player/shortcuts.ts'

const press = (key: string, more: Partial<KeyPress> = {}) => commandOf({ key, hasShift: false, hasOtherModifier: false, on: 'other', ...more })

describe('keys of the player', () => {
  it('play, jump, step and go', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' })
    expect(press('ArrowRight')).toEqual({ kind: 'seek-by', ms: 1_000 })
    expect(press('PageDown')).toEqual({ kind: 'seek-by', ms: -10_000 })
    expect(press('.')).toEqual({ kind: 'frames', frames: 1 })
  })

  it('shuttle with J, K and L', () => {
    expect(['j', 'k', 'l'].map((key) => press(key))).toEqual([-1, 0, 1].map((direction) => ({ kind: 'shuttle', direction })))
    expect(press('K', { hasShift: true })).toEqual({ kind: 'shuttle', direction: 0 })
  })

  it('edit: mark, in, out, leave out, cover, trim, clear', () => {
    expect(['m', 'i', 'o', 'x', 'c', '[', ']', 'Escape'].map((key) => press(key))).toEqual(
      ['mark', 'set-in', 'set-out', 'leave-out', 'cover', 'begin-here', 'end-here', 'clear-selection'].map((edit) => ({ kind: 'edit', edit })),
    )
  })

  it('zoom the timeline', () => {
    expect(['+', '=', '-', '0'].map((key) => press(key))).toEqual([1, 1, -1, 0].map((steps) => ({ kind: 'zoom', steps })))
  })

  it('leave every key to a text field', () => {
    for (const key of [' ', 'k', 'm', 'x', '[', ',', 'ArrowLeft', 'Home', 'Escape']) expect(press(key, { on: 'text' })).toBeNull()
  })

  it('leave Space to a button, and the arrows to a choice', () => {
    expect(press(' ', { on: 'button' })).toBeNull()
    expect(press('ArrowLeft', { on: 'button' })).toEqual({ kind: 'seek-by', ms: -1_000 })
    expect(press('ArrowLeft', { on: 'choice' })).toBeNull()
    expect(press('i', { on: 'choice' })).toEqual({ kind: 'edit', edit: 'set-in' })
  })

  it('leave Ctrl, Alt and Cmd to the application', () => {
    for (const key of ['l', 'x', 'c', '-', '0']) expect(press(key, { hasOtherModifier: true })).toBeNull()
  })

  it('move the picture with Shift', () => {
    expect(press('ArrowUp', { hasShift: true })).toEqual({ kind: 'pan', x: 0, y: -1 })
    expect(press('Home', { hasShift: true })).toBeNull()
  })

  it('have no hidden meaning for names of object members', () => {
    expect(press('constructor')).toBeNull()
  })
})
