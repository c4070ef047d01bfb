import styles from './section-links.module.css'

export type SectionLink = { id: string; title: string }

/** What the page holds, as a way there: it scrolls to a card and puts the focus on its heading. Below stands whether all is saved. */
export function SectionLinks({ sections, status }: { sections: readonly SectionLink[]; status: string | undefined }) {
  const go = (id: string) => {
    const heading = document.querySelector<HTMLElement>(`#${id} h2`)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    document.getElementById(id)?.scrollIntoView({ block: 'start' })
  }
  return (
    <nav className={styles.nav} aria-label="Sections of the settings">
      <ul className={styles.list}>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => go(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.status}>{status}</p>
    </nav>
  )
}
