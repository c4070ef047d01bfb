import { AppWindow, Monitor } from 'lucide-react'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { CaptureSource } from '#shared/contract/capture.ts'
import styles from './source-list.module.css'

export type SourceListProps = { sources: readonly CaptureSource[]; chosenId: string; onChoose: (id: string) => void }

const kinds = [
  { kind: 'screen', title: 'Screens' },
  { kind: 'window', title: 'Windows' },
] as const

/** Screens and windows as they look now; one of them is chosen by the arrow keys or a click. */
export function SourceList({ sources, chosenId, onChoose }: SourceListProps) {
  const sections = kinds
    .map(({ kind, title }) => ({ kind, title, items: sources.filter((source) => source.kind === kind) }))
    .filter(({ items }) => items.length > 0)
  return (
    <ListBox
      aria-label="What to record"
      className={styles.list}
      layout="grid"
      items={sections}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosenId ? [chosenId] : []}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys]
        if (typeof id === 'string') onChoose(id)
      }}
    >
      {({ kind, title, items }) => (
        <ListBoxSection id={kind} className={styles.section}>
          <Header className={styles.title}>{title}</Header>
          <Collection items={items}>{(source) => <Source source={source} />}</Collection>
        </ListBoxSection>
      )}
    </ListBox>
  )
}

function Source({ source: { id, name, kind, thumbnail } }: { source: CaptureSource }) {
  const Icon = kind === 'screen' ? Monitor : AppWindow
  return (
    <ListBoxItem id={id} textValue={name} className={styles.source}>
      <span className={styles.picture}>{thumbnail ? <img src={thumbnail} alt="" /> : <Icon size={32} aria-hidden />}</span>
      <span className={styles.name}>
        <Icon size={14} aria-hidden />
        <span>{name || (kind === 'screen' ? 'Screen' : 'Window without a name')}</span>
      </span>
    </ListBoxItem>
  )
}
