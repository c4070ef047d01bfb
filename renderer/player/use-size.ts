import { useCallback, useState } from 'react'
import type { Size } from './pan.ts'

/** @returns the `ref` of an element, and its size in pixels as it changes. */
export function useSize(): [(element: HTMLDivElement) => () => void, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const ref = useCallback((element: HTMLDivElement) => {
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
