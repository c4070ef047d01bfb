import type { ReactNode } from 'react'
import styles from './table.module.css'

export type Column<Row> = { title: string; cell: (row: Row) => ReactNode; kind?: 'number' | 'mono' }
export type TableProps<Row> = { label: string; columns: readonly Column<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string }

/** A plain table; `label` names it for screen readers. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  const kindClass = (kind: Column<Row>['kind']) => (kind ? styles[kind] : undefined)
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" className={kind === 'number' ? styles.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, cell, kind }) => (
                <td key={title} className={kindClass(kind)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
