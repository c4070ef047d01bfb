import { useEffect, useRef, useState } from 'react'
import type { Box, ScreenFinding } from '#shared/domain/screen-review.ts'
import { boxStyle } from '../../../player/box-geometry.ts'
import { instantOf } from './box-place.ts'
import { useFrameReader } from './frame-reader-context.tsx'
import styles from './place-crop.module.css'

/** Size of the part that is shown, pixels of the page. */
const cropSize = { width: 264, height: 72 }

/** Where a finding stands in the picture, as sharp as it was recorded; drawn once it comes near the view. */
export function PlaceCrop({ finding: { box, startMs, endMs }, isCovered }: { finding: ScreenFinding; isCovered: boolean }) {
  const reader = useFrameReader()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [inside, setInside] = useState<Box | null>(null)
  const { x, y, width, height } = box
  const atMs = instantOf({ startMs, endMs })

  useEffect(() => {
    const element = canvas.current
    if (!reader || !element) return undefined
    const stop = new AbortController()
    const window = { width: cropSize.width * devicePixelRatio, height: cropSize.height * devicePixelRatio }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void reader.draw(element, { atMs, box: { x, y, width, height }, window }, stop.signal).then((place) => place && setInside(place))
      },
      { rootMargin: '300px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      stop.abort()
    }
  }, [reader, atMs, x, y, width, height])

  return (
    <span className={styles.crop} data-drawn={inside !== null || undefined}>
      <canvas ref={canvas} style={cropSize} aria-hidden />
      {inside && <span className={isCovered ? styles.cover : styles.box} style={boxStyle(inside)} />}
    </span>
  )
}
