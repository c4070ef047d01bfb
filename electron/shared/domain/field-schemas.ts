/** @file The forms that most fields of a submission have; every one has a default. Pure data shapes. */
import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`, or '' while not given. Its form is checked by the rules, not here: a draft may be wrong. */
export const day = z.string().max(40).default('')
export const line = z.string().max(1_000).default('')
export const text = z.string().max(20_000).default('')
export const identifier = z.string().min(1).max(100)
