import { Files, PackageCheck, Settings } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import styles from './sidebar.module.css'

const entries = [
  { href: '/', title: 'Submissions', Icon: Files },
  { href: '/verify', title: 'Verify a package', Icon: PackageCheck },
  { href: '/settings', title: 'Settings', Icon: Settings },
]

/** The pages that belong to no submission. */
export function HomeSidebar() {
  const [path] = useLocation()
  return (
    <ul className={styles.list}>
      {entries.map(({ href, title, Icon }) => (
        <li key={href}>
          <Link href={href} className={styles.entry} aria-current={path === href ? 'page' : undefined}>
            <span className={styles.icon}>
              <Icon size={17} aria-hidden />
            </span>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
