import styles from './transport.module.css'
import { pictureSizes, type PictureSize, type ZoomState } from './use-zoom.ts'

/** How large the picture is. */
export function SizeSelect({ label, zoom }: { label: string; zoom: ZoomState }) {
  return (
    <select className={styles.select} aria-label={label} value={zoom.chosen} onChange={(event) => zoom.choose(event.target.value as PictureSize)}>
      {pictureSizes.map(({ value, label: name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  )
}
