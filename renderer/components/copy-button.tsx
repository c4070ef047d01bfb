import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

export type CopyButtonProps = {
  /** What is copied, as in "request body". */
  what: string
  text: () => string
  /** What the button says. */
  label?: string
}

/** Copies a text, and says so, to those who do not see it as well. */
export function CopyButton({ what, text, label = 'Copy' }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <Button
        kind="quiet"
        isSmall
        aria-label={isCopied ? `${what} copied` : `Copy ${what}`}
        icon={isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        onPress={() => setIsCopied(copyText(text()))}
      >
        {isCopied ? 'Copied' : label}
      </Button>
      <span className="visually-hidden" role="status">
        {isCopied ? `${what} copied` : ''}
      </span>
    </>
  )
}

/**
 * Puts a text on the clipboard as the keys for copying do: the application grants no page the permission that
 * `navigator.clipboard` asks for. @returns whether it worked.
 */
function copyText(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.value = text
  document.body.append(field)
  field.select()
  const isDone = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return isDone
}
