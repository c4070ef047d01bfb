import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId, useRef } from 'react'
import { Button } from './button.tsx'
import { PlaceFindings } from './field-findings.tsx'
import styles from './repeated.module.css'
import { showToast } from './toast.tsx'

export type RepeatedProps<Item> = {
  title: string
  /** Path of the list in the document. */
  path: string
  items: readonly Item[]
  /** As in "Contact 2". */
  itemTitle: (item: Item, index: number) => string
  itemKey?: (item: Item, index: number) => string
  addLabel: string
  /** As many as the document can hold. */
  maxItems: number
  noneText: string
  onAdd: () => void
  /** @returns what puts it back where it was. */
  onRemove: (index: number) => () => void
  children: (item: Item, index: number) => ReactNode
}

/**
 * A list of things that each have some fields. What is removed comes back with Undo. The focus goes on in what was added,
 * and after a removal to what took the place of the removed, so that the keyboard need not look for it.
 */
export function Repeated<Item>(props: RepeatedProps<Item>) {
  const {
    title: listTitle,
    path,
    items,
    itemTitle,
    itemKey = (_, index) => String(index),
    addLabel,
    maxItems,
    noneText,
    onAdd,
    onRemove,
    children,
  } = props
  const titleId = useId()
  const list = useRef<HTMLElement>(null)

  /** Once the list is drawn as it is now. */
  function focusNext(find: (groups: HTMLElement[]) => HTMLElement | null | undefined): void {
    requestAnimationFrame(() => {
      const groups = [...(list.current?.querySelectorAll<HTMLElement>(':scope > [role="group"]') ?? [])]
      ;(find(groups) ?? list.current?.querySelector('button'))?.focus()
    })
  }

  function add(): void {
    onAdd()
    focusNext((groups) => groups.at(-1)?.querySelector<HTMLElement>('input:not([type="file"]), textarea, select'))
  }

  function remove(index: number): void {
    const item = items[index]
    if (item === undefined) return
    const title = itemTitle(item, index)
    showToast(`${title} is removed.`, { label: 'Undo', run: onRemove(index) })
    focusNext((groups) => (groups[index] ?? groups.at(-1))?.querySelector('button'))
  }

  return (
    <section ref={list} className={styles.list} aria-labelledby={titleId} data-field={path}>
      <h2 id={titleId}>{listTitle}</h2>
      {items.length === 0 && <p className={styles.none}>{noneText}</p>}
      {items.map((item, index) => (
        <div key={itemKey(item, index)} className={styles.item} role="group" aria-label={itemTitle(item, index)}>
          <div className={styles.head}>
            <h3>{itemTitle(item, index)}</h3>
            <Button kind="danger" isSmall aria-label={`Remove: ${itemTitle(item, index)}`} onPress={() => remove(index)}>
              Remove
            </Button>
          </div>
          {children(item, index)}
        </div>
      ))}
      <div>
        <Button icon={<Plus size={16} aria-hidden />} isDisabled={items.length >= maxItems} onPress={add}>
          {addLabel}
        </Button>
      </div>
      <PlaceFindings path={path} />
    </section>
  )
}
