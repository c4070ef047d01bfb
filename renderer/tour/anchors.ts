/** What a stop of the tour can stand beside. */
export type TourAnchor = 'steps' | 'timeline' | 'plan' | 'call' | 'questions' | 'export' | 'rounds' | 'storage'

/** Marks the element that a stop of the tour is about: `<div {...tourAnchor('steps')}>`. */
export function tourAnchor(name: TourAnchor): { 'data-tour': TourAnchor } {
  return { 'data-tour': name }
}
