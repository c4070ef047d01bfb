import type { ReactNode, Ref } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Link } from 'wouter'
import styles from './button.module.css'

/** `primary` is the one thing a page is for; `quiet` looks like a link, `subtle` like a link that steps back; `danger` takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'subtle' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  kind?: ButtonKind
  isSmall?: boolean
  icon?: ReactNode
  /** What shows beside a button that is only a picture; its `aria-label` unless another is given. */
  tip?: string
  ref?: Ref<HTMLButtonElement>
  children?: ReactNode
}

function className(kind: ButtonKind, isSmall: boolean): string {
  const base = kind === 'subtle' || kind === 'danger' ? styles.quiet : ''
  return [styles.button, base, kind === 'secondary' ? '' : styles[kind], isSmall ? styles.small : ''].join(' ')
}

export function Button({ kind = 'secondary', isSmall = false, icon, tip, children, ...rest }: ButtonProps) {
  const button = (
    <AriaButton {...rest} className={className(kind, isSmall)}>
      {icon}
      {children}
    </AriaButton>
  )
  const shownTip = tip ?? (children ? undefined : rest['aria-label'])
  if (!shownTip) return button
  return (
    <TooltipTrigger delay={500}>
      {button}
      <Tooltip className={styles.tip} offset={6}>
        {shownTip}
      </Tooltip>
    </TooltipTrigger>
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
