import type { PointerEvent } from 'react'
import { useRef } from 'react'
import { dragPan, pictureOffset, type Pan, type Size, type Zoom } from './pan.ts'
import styles from './picture.module.css'
import { useReleasedVideo } from './use-released-video.ts'
import { useSize } from './use-size.ts'

export type { Zoom }

export type PictureProps = {
  /** What the picture shows, for screen readers. */
  label: string
  sha256: string
  attach: (video: HTMLVideoElement) => () => void
  /** Size of the picture at 100 %, pixels of the screen. */
  size: Size
  zoom: Zoom
  pan: Pan
  onPan: (pan: Pan) => void
  /** The user clicks the picture. */
  onPress: () => void
  isMuted?: boolean
  /** The share of the picture, from its left edge, that is cut away to show what lies below. */
  cutShare?: number
  caption?: string
}

/** Further than this, a press is a drag (pixels). */
const dragFromPixels = 4

/** A video without controls: fitted into its window, or at 100 % with a part of it in view. */
export function Picture({ label, sha256, attach, size, zoom, pan, onPan, onPress, isMuted, cutShare = 0, caption }: PictureProps) {
  const [windowRef, window] = useSize()
  const drag = useRef<{ x: number; y: number; hasMoved: boolean } | null>(null)
  const offset = pictureOffset(pan, size, window)
  const isActual = zoom === 'actual'
  const videoRef = useReleasedVideo(attach)

  function pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, y: event.clientY, hasMoved: false }
  }

  function pointerMove(event: PointerEvent): void {
    const from = drag.current
    if (!from) return
    const by = { x: event.clientX - from.x, y: event.clientY - from.y }
    if (!from.hasMoved && Math.hypot(by.x, by.y) < dragFromPixels) return
    drag.current = { x: event.clientX, y: event.clientY, hasMoved: true }
    if (isActual) onPan(dragPan(pan, by, size, window))
  }

  function pointerUp(): void {
    if (drag.current && !drag.current.hasMoved) onPress()
    drag.current = null
  }

  return (
    <div
      ref={windowRef}
      className={`${styles.window} ${isActual ? styles.actual : ''}`}
      style={cutShare > 0 ? { clipPath: `inset(0 0 0 ${cutShare * 100}%)` } : undefined}
      onPointerDown={pointerDown}
      onPointerMove={pointerMove}
      onPointerUp={pointerUp}
      onPointerCancel={() => (drag.current = null)}
    >
      <video
        ref={videoRef}
        className={styles.video}
        src={`/media/${sha256}`}
        preload="auto"
        playsInline
        disablePictureInPicture
        disableRemotePlayback
        muted={isMuted}
        aria-label={label}
        style={isActual ? { width: size.width, height: size.height, transform: `translate(${offset.x}px, ${offset.y}px)` } : undefined}
      />
      {caption && <p className={styles.caption}>{caption}</p>}
    </div>
  )
}
