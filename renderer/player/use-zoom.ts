import { useState } from 'react'
import { middle, stepPan, type Pan, type Size, type Zoom } from './pan.ts'

/** Sizes of a picture, with what they are called. */
export const pictureSizes = [
  { value: 'fit', label: 'Fit', factor: 1 },
  { value: '0.5', label: '50 %', factor: 0.5 },
  { value: '1', label: '100 %', factor: 1 },
  { value: '2', label: '200 %', factor: 2 },
] as const
export type PictureSize = (typeof pictureSizes)[number]['value']

/** How large a picture is shown, and which part of it. */
export type ZoomState = {
  chosen: PictureSize
  choose: (size: PictureSize) => void
  zoom: Zoom
  /** Of the whole picture as it is shown when it is not fitted, pixels of the screen. */
  size: Size
  pan: Pan
  setPan: (pan: Pan) => void
  /** One step right or down is 1. */
  panBy: (x: number, y: number) => void
}

/** @param picture its size in pixels of its own; at 100 % each is one of the screen's. */
export function useZoom(picture: Size, initial: PictureSize): ZoomState {
  const [chosen, choose] = useState<PictureSize>(initial)
  const [pan, setPan] = useState<Pan>(middle)
  const factor = (pictureSizes.find(({ value }) => value === chosen)?.factor ?? 1) / devicePixelRatio
  return {
    chosen,
    choose,
    zoom: chosen === 'fit' ? 'fit' : 'actual',
    size: { width: picture.width * factor, height: picture.height * factor },
    pan,
    setPan,
    panBy: (x, y) => setPan((current) => stepPan(current, x, y)),
  }
}
