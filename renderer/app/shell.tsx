import type { ReactNode } from 'react'
import { Suspense, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { RecorderBanners } from '../recorder/recorder-banners.tsx'
import { Notices } from './notices.tsx'
import { ServiceBanner } from './service-banner.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

export type Crumb = { title: string; href?: string }

export type ShellProps = {
  crumbs: Crumb[]
  side: ReactNode
  sideLabel: string
  /** What holds for all the pages inside, below the bar. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every page: the bar with the way back, the sidebar, the page itself. */
export function Shell({ crumbs, side, sideLabel, banner, children }: ShellProps) {
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  useEffect(() => {
    main.current?.scrollTo(0, 0)
  }, [path])
  return (
    <div className={styles.shell}>
      <div className={styles.top}>
        <a
          className={styles.skip}
          href="#main"
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          Skip to the page
        </a>
        <TopBar crumbs={crumbs} />
        <ServiceBanner />
        <Notices />
        <RecorderBanners />
        {banner}
      </div>
      <nav className={styles.side} aria-label={sideLabel}>
        {side}
      </nav>
      <main ref={main} id="main" className={styles.main} tabIndex={-1}>
        <Suspense>{children}</Suspense>
      </main>
    </div>
  )
}
