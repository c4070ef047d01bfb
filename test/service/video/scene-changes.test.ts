import { expect, test } from 'vitest'
import { sceneChanges } from '../../../electron/service/video/scene-changes.ts'

const changesAt = (...changes: number[]) => sceneChanges({ changes: Float32Array.from(changes), frameRate: 5 })

test('another picture appears where much differs at once; typing and the first picture are none', () => {
  expect(changesAt(1, 0, 0.01, 0.4, 0, 0.02, 0.9)).toEqual([600, 1_200])
})

test('of pictures that go on moving only the first counts', () => {
  expect(changesAt(0, 0, 0.5, 0.5, 0.3, 0, 0, 0.2)).toEqual([400, 1_400])
})
