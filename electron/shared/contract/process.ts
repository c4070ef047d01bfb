/** @file What the host and the service process say to each other beside the calls. */
import type { ErrorCode } from './errors.ts'

/** Who is at the other end: the page, or the host, which alone turns paths into grants. */
export type Role = 'page' | 'host'

export type ToServiceProcess =
  | { type: 'start'; dataDir: string; resourcesDir: string }
  | { type: 'connect'; connection: number; role: Role }
  | { type: 'data'; connection: number; data: unknown }
  | { type: 'disconnect'; connection: number }

export type FromServiceProcess =
  | { type: 'started' }
  | { type: 'refused'; code: ErrorCode; message: string; fix: string }
  | { type: 'data'; connection: number; data: unknown }
