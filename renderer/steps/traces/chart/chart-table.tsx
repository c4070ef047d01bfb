import { Table } from '../../../components/table.tsx'
import { clockTime } from '../instants.ts'
import type { ChartBar, ChartDay } from './chart-days.ts'

const columns = [
  { title: 'Quarter of an hour', cell: ({ minutes }: ChartBar) => `${clockTime(minutes)} to ${clockTime(minutes + 15)}` },
  { title: 'Without error', kind: 'number', cell: ({ clean }: ChartBar) => clean },
  { title: 'Failed', kind: 'number', cell: ({ failed }: ChartBar) => failed },
] as const

/** What the drawing shows, in figures. */
export function ChartTable({ day }: { day: ChartDay }) {
  return <Table label="Calls by quarter of an hour" columns={columns} rows={day.bars} rowKey={({ minutes }) => String(minutes)} />
}
