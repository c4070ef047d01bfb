import type { ReactNode } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import styles from './button.module.css'

/** `primary` is the one thing a page is for; `quiet` looks like a link; `danger` takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  kind?: ButtonKind
  isSmall?: boolean
  icon?: ReactNode
  children?: ReactNode
}

function className(kind: ButtonKind, isSmall: boolean): string {
  return [styles.button, kind === 'secondary' ? '' : kind === 'danger' ? `${styles.quiet} ${styles.danger}` : styles[kind], isSmall ? styles.small : ''].join(' ')
}

export function Button({ kind = 'secondary', isSmall = false, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={className(kind, isSmall)}>
      {icon}
      {children}
    </AriaButton>
  )
}

export type LinkButtonProps = { href: string; kind?: ButtonKind; isSmall?: boolean; icon?: ReactNode; children: ReactNode; 'aria-label'?: string }

/** A link that looks like a button: it goes somewhere instead of doing something. */
export function LinkButton({ href, kind = 'secondary', isSmall = false, icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link href={href} className={className(kind, isSmall)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}
