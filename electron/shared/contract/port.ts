/** @file The wire: what crosses a message port, and the smallest thing that counts as one. */
import { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/** Anything that carries structured messages: a MessagePort, a MessagePortMain, a child process. */
export type Port = {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/** What a page sends is checked before anything is done with it. */
export const toServiceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.number(), name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.number() }),
])
export type ToService = z.infer<typeof toServiceSchema>

export type FromService =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; code: ErrorCode; message: string; fix: string }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'event'; name: string; value: unknown }
