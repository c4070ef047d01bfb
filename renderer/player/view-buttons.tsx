import { Captions as CaptionsIcon, Maximize2, Minimize2 } from 'lucide-react'
import { Button } from '../components/button.tsx'
import styles from './transport.module.css'

export type ViewButtonsProps = {
  showsCaptions: boolean
  onCaptions: (showsCaptions: boolean) => void
  isFull: boolean
  onFull: (isFull: boolean) => void
}

/** What is shown over the picture, and whether it fills the window. */
export function ViewButtons({ showsCaptions, onCaptions, isFull, onFull }: ViewButtonsProps) {
  const Icon = isFull ? Minimize2 : Maximize2
  return (
    <>
      <span className={showsCaptions ? styles.pressed : undefined}>
        <Button
          kind="quiet"
          aria-label="Captions"
          aria-pressed={showsCaptions}
          tip="Captions: the title of the scene over the picture"
          icon={<CaptionsIcon size={18} aria-hidden />}
          onPress={() => onCaptions(!showsCaptions)}
        />
      </span>
      <Button
        kind="quiet"
        aria-label={isFull ? 'Back to the page' : 'Fill the window'}
        icon={<Icon size={16} aria-hidden />}
        onPress={() => onFull(!isFull)}
      />
    </>
  )
}
