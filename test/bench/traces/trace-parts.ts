/** @file What can be done with a trace, and measured. */

export const traceParts = ['parse', 'read', 'check', 'redact', 'all'] as const
export type TracePart = (typeof traceParts)[number]
