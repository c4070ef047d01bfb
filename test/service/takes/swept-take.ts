/** @file What the sweep of kills records: pieces of different sizes, known by their index. */
export const sweptSubmissionId = '00000000-0000-4000-8000-000000000001'
export const pieceOf = (index: number) => new Uint8Array(1 + ((index * 7_919) % 40_000)).fill(index % 251)
