import styles from './import-panel.module.css'

/** An answer in a table: as it was written; a long one can be scrolled. */
export function Words({ text, none }: { text: string; none: string }) {
  if (text === '') return <p className={styles.soft}>{none}</p>
  const isLong = text.length > 400
  return (
    <p className={`${styles.words} ${isLong ? styles.long : ''}`} {...(isLong ? { tabIndex: 0, role: 'group', 'aria-label': 'Long answer' } : {})}>
      {text}
    </p>
  )
}

/** What has just opened has the focus, so that the keyboard and screen readers go on there. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
  element?.closest('section')?.scrollIntoView({ block: 'start' })
}
