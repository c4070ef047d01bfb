import { describe, expect, test } from 'vitest'
import { submissionSchema } from '#shared/domain/submission.ts'
import { noWishes, videoWishesSchema, wishesKey, type VideoWishes } from '#shared/domain/video-plan.ts'

describe('what is wished of a video', () => {
  test('is sharp text in H.264, and as many files as it takes, when nothing is said', () => {
    expect(noWishes).toEqual({ prefer: 'text', codec: 'h264', files: 'auto', floor: 0.8, cuts: [], covers: [] })
    expect(submissionSchema.parse({}).video.wishes).toEqual(noWishes)
  })
  test.each([
    { prefer: 'speed' },
    { codec: 'vp9' },
    { files: 'three' },
    { floor: 1.01 },
    { floor: -0.01 },
    { floor: Number.NaN },
    { cuts: [{ startMs: 0 }] },
    { covers: [{ startMs: 0, endMs: 1, x: 1.2, y: 0, width: 0.1, height: 0.1 }] },
    { cuts: Array.from({ length: 501 }, () => ({ startMs: 0, endMs: 1 })) },
  ])('is never %j', (wish) => expect(videoWishesSchema.safeParse(wish).success).toBe(false))
})

describe('the fingerprint of the wishes', () => {
  const cuts = [{ startMs: 1_000, endMs: 2_000 }]
  const cover = { startMs: 0, endMs: 500, x: 0.1, y: 0.2, width: 0.3, height: 0.1, kind: 'solid' as const }
  test('is the same for the same wishes, in whatever order they are written', () => {
    expect(wishesKey({ ...noWishes, cuts })).toBe(
      wishesKey({ cuts: [{ endMs: 2_000, startMs: 1_000 }], floor: 0.8, files: 'auto', codec: 'h264', prefer: 'text', covers: [] }),
    )
    expect(wishesKey(JSON.parse(JSON.stringify({ ...noWishes, cuts })) as VideoWishes)).toBe(wishesKey({ ...noWishes, cuts }))
  })
  test('is another one for every other wish', () => {
    const others: Partial<VideoWishes>[] = [
      {},
      { prefer: 'motion' },
      { codec: 'av1' },
      { files: 'one' },
      { files: 'two' },
      { floor: 0.81 },
      { cuts },
      { covers: [cover] },
      { covers: [{ ...cover, kind: 'blur' }] },
    ]
    expect(new Set(others.map((other) => wishesKey({ ...noWishes, ...other }))).size).toBe(others.length)
  })
})
