/** @file The wire: what crosses a message port, and the smallest thing that counts as one. */
import type { ErrorCode } from './errors.ts'

/** Anything that carries structured messages: a MessagePort, a MessagePortMain, a child process. */
export type Port = {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

export type ToService = { type: 'call'; id: number; name: string; input: unknown } | { type: 'cancel'; id: number }

export type FromService =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; code: ErrorCode; message: string; fix: string }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'event'; name: string; value: unknown }
