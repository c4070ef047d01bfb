import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('all recordings at three rates against all peers, unless told', () => {
  expect(readOptions([])).toEqual({ isQuick: false, isResumed: false, only: null, rates: [120, 60, 30], peers: 'all' })
})

test('a quick run is two recordings at one rate against the plain peers, and each of these can be told', () => {
  expect(readOptions(['--quick'])).toEqual({ isQuick: true, isResumed: false, only: ['explorer', 'terminal'], rates: [60], peers: 'plain' })
  expect(readOptions(['--quick', '--only', 'tables', '--rates', '120, 30', '--peers', 'none'])).toMatchObject({
    only: ['tables'],
    rates: [120, 30],
    peers: 'none',
  })
})

test('what is not understood is said', () => {
  expect(() => readOptions(['--rates', 'fast'])).toThrow('--rates takes')
  expect(() => readOptions(['--peers', 'some'])).toThrow('--peers takes')
  expect(() => readOptions(['--fast'])).toThrow('--fast')
})
