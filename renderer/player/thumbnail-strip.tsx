import { useEffect, useMemo, useState } from 'react'
import { LeftOut } from './left-out.tsx'
import styles from './strips.module.css'
import { thumbnailSlots, type Thumbnails } from './thumbnails.ts'
import type { Stretch } from './time-mapping.ts'

export type ThumbnailStripProps = {
  /** With its sheets, JPEG; undefined until it is there. */
  thumbnails: (Thumbnails & { sheets: readonly Uint8Array[] }) | undefined
  durationMs: number
  /** Width of the whole timeline, pixels. */
  width: number
  leftOut: readonly Stretch[]
}

const heightPixels = 40

/** Small pictures of the video along its timeline. Its place is kept until they are there. */
export function ThumbnailStrip({ thumbnails, durationMs, width, leftOut }: ThumbnailStripProps) {
  const urls = useSheetUrls(thumbnails?.sheets)
  const slotWidth = thumbnails ? (heightPixels * thumbnails.width) / thumbnails.height : 0
  const slots = useMemo(
    () => (thumbnails ? thumbnailSlots(thumbnails, durationMs, slotWidth, width) : []),
    [thumbnails, durationMs, slotWidth, width],
  )
  return (
    <div className={styles.thumbnails} aria-hidden>
      {thumbnails &&
        urls.length > 0 &&
        slots.map(({ left, sheet, column, row }) => (
          <div
            key={left}
            className={styles.thumbnail}
            style={{
              left,
              width: Math.ceil(slotWidth),
              backgroundImage: `url(${urls[sheet]})`,
              backgroundSize: `${slotWidth * thumbnails.columns}px auto`,
              backgroundPosition: `${-column * slotWidth}px ${-row * heightPixels}px`,
            }}
          />
        ))}
      <LeftOut stretches={leftOut} durationMs={durationMs} />
    </div>
  )
}

/** @returns addresses of the sheets, as long as they are shown. */
function useSheetUrls(sheets: readonly Uint8Array[] | undefined): readonly string[] {
  const [urls, setUrls] = useState<readonly string[]>([])
  useEffect(() => {
    if (!sheets) return undefined
    const made = sheets.map((bytes) => URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })))
    setUrls(made)
    return () => {
      setUrls([])
      for (const url of made) URL.revokeObjectURL(url)
    }
  }, [sheets])
  return urls
}
