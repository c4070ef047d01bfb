import type { ReactNode } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import styles from './button.module.css'

/** `primary` is the one thing a page is for; `quiet` looks like a link, `subtle` like a link that steps back; `danger` takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'subtle' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  kind?: ButtonKind
  isSmall?: boolean
  icon?: ReactNode
  children?: ReactNode
}

function className(kind: ButtonKind, isSmall: boolean): string {
  const base = kind === 'subtle' || kind === 'danger' ? styles.quiet : ''
  return [styles.button, base, kind === 'secondary' ? '' : styles[kind], isSmall ? styles.small : ''].join(' ')
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
