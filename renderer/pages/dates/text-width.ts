const families = "'Inter Variable', Inter, system-ui, sans-serif"
let canvas: CanvasRenderingContext2D | null | undefined

/** @returns how wide a label is drawn, in pixels. */
export function textWidth(text: string, isBold = false): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return text.length * 7
  canvas.font = `${isBold ? 650 : 450} 12px ${families}`
  return Math.ceil(canvas.measureText(text).width)
}
