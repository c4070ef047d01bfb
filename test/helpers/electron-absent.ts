/** Stands for `electron` in tests that run in plain Node: what they test must not touch it. */
export const isElectronAbsent = true
