import { useEffect, useRef } from 'react'
import styles from './level-meter.module.css'

const redrawEveryMs = 80

/** How loud it is just now. @param level gives it from 0 to 1. */
export function LevelMeter({ label, level }: { label: string; level: () => number }) {
  const meter = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let shown = 0
    const timer = setInterval(() => {
      // Rises at once, falls slowly, as people expect of such a meter.
      shown = Math.max(level(), shown - 0.06)
      const percent = Math.round(shown * 100)
      meter.current?.setAttribute('aria-valuenow', String(percent))
      meter.current?.style.setProperty('--level', `${percent}%`)
    }, redrawEveryMs)
    return () => clearInterval(timer)
  }, [level])
  return (
    <div ref={meter} className={styles.meter} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={0}>
      <div className={styles.fill} />
    </div>
  )
}
