import { lazy, type ComponentType } from 'react'

const loaders: (() => Promise<unknown>)[] = []

/**
 * A page whose code is read when it is first shown, so that the window stands sooner.
 * @param load imports the module. @param pick takes the page out of it.
 */
export function pageOnDemand<Module, Props = object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  loaders.push(load)
  return lazy(async () => ({ default: pick(await load()) as ComponentType<unknown> })) as ComponentType<Props>
}

/** Reads the code of every page while nothing else is to do, so that none is waited for later. */
export function loadPagesWhenIdle(): void {
  requestIdleCallback(async () => {
    // A page that brings pages of its own adds them to the list.
    await loaders.shift()?.()
    if (loaders.length > 0) loadPagesWhenIdle()
  })
}
