import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import styles from './toast.module.css'

type Toast = { id: number; message: string; action?: { label: string; run: () => void } }

const shownForMs = 10_000
const listeners = new Set<() => void>()
let toasts: Toast[] = []
let lastId = 0

function publish(next: Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells what was done, for ten seconds or as long as the pointer or the focus is on it, with a way to take it back. */
export function showToast(message: string, action?: Toast['action']): void {
  lastId += 1
  publish([...toasts.slice(-2), { id: lastId, message, action }])
}

/** The corner where toasts appear; screen readers are told of each. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const region = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // The page keeps its controls clear of them while they are there.
    document.documentElement.style.setProperty('--toast-height', `${region.current?.offsetHeight ?? 0}px`)
  }, [shown])
  return (
    <div ref={region} className={styles.region} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastItem({ toast }: { toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false)
  const close = () => publish(toasts.filter(({ id }) => id !== toast.id))
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => publish(toasts.filter(({ id }) => id !== toast.id)), shownForMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={styles.message}>{toast.message}</span>
      {toast.action && (
        <Button
          kind="quiet"
          onPress={() => {
            toast.action?.run()
            close()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button kind="quiet" aria-label="Dismiss" icon={<X size={16} aria-hidden />} onPress={close} />
    </div>
  )
}
