import { useState } from 'react'
import { formatDay, isDay, weekdayOf } from '#shared/domain/calendar.ts'
import type { BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import { federalHolidays, holidayOn } from '#shared/domain/dates/federal-holidays.ts'
import { wallClockIn } from '#shared/domain/dates/wall-clock.ts'
import { useToday } from '../../client/use-today.ts'
import { Card } from '../../components/card.tsx'
import { Select } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './settings-page.module.css'

const timeZones = Intl.supportedValuesOf('timeZone')
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

type CalendarCardProps = { value: BusinessCalendar; onChange: (change: (calendar: BusinessCalendar) => BusinessCalendar) => void }
type ExtraDay = BusinessCalendar['extraDays'][number]

/** Which days count: Monday to Friday without the US federal holidays and the free days that stand here. */
export function CalendarCard({ value, onChange }: CalendarCardProps) {
  const { extraDays, cutOffTime, timeZone } = value
  // A day has no id of its own, and its fields keep the focus while it is typed.
  const [keys, setKeys] = useState<string[]>(() => extraDays.map(() => crypto.randomUUID()))
  const setDays = (change: (days: ExtraDay[]) => ExtraDay[]) => onChange((calendar) => ({ ...calendar, extraDays: change(calendar.extraDays) }))
  const edit = (index: number, changes: Partial<ExtraDay>) =>
    setDays((days) => days.map((day, position) => (position === index ? { ...day, ...changes } : day)))

  function insert(index: number, day: ExtraDay, key: string): void {
    setKeys((known) => known.toSpliced(index, 0, key))
    setDays((days) => days.toSpliced(index, 0, day))
  }
  function remove(index: number): () => void {
    const day = extraDays[index]
    const key = keys[index]
    setKeys((known) => known.toSpliced(index, 1))
    setDays((days) => days.toSpliced(index, 1))
    return () => day && key && insert(index, day, key)
  }
  return (
    <Card title="Calendar">
      <div className={styles.fields} data-field="calendar">
        <p className={styles.soft}>
          Monday to Friday count, without the US federal holidays and without the days you add here. All dates follow at once.
        </p>
        <Repeated
          title="Further free days"
          path="calendar.extraDays"
          items={extraDays}
          itemKey={(_, index) => keys[index] ?? String(index)}
          itemTitle={titleOf}
          addLabel="Add a free day"
          maxItems={200}
          noneText="None. DocuSign’s company holidays, or your own, belong here."
          onAdd={() => insert(extraDays.length, { day: '', name: '' }, crypto.randomUUID())}
          onRemove={remove}
        >
          {(day, index) => (
            <FieldRow>
              <DateField label="Day" value={day.day} onChange={(next) => edit(index, { day: next })} problem={dayProblem(day, index, extraDays)} />
              <TextField label="Name" isOptional maxLength={200} value={day.name} onChange={(name) => edit(index, { name })} />
            </FieldRow>
          )}
        </Repeated>
        <FieldRow>
          <Select
            label="Cut-off"
            help="What is sent later counts from the next business day."
            options={[...new Set([...hours, cutOffTime])].toSorted().map((time) => ({ value: time, label: time }))}
            value={cutOffTime}
            onChange={(time) => onChange((calendar) => ({ ...calendar, cutOffTime: time }))}
          />
          <TextField
            label="Time zone of the cut-off"
            help="DocuSign’s headquarters: America/Los_Angeles."
            suggestions={timeZones}
            value={timeZone}
            onChange={(zone) => onChange((calendar) => ({ ...calendar, timeZone: zone }))}
            problem={wallClockIn(0, timeZone) ? undefined : 'This is not the name of a time zone: the one of Los Angeles counts.'}
          />
        </FieldRow>
        <Holidays />
      </div>
    </Card>
  )
}

function titleOf({ day, name }: ExtraDay, index: number): string {
  return name.trim() || (isDay(day) ? formatDay(day) : `Free day ${index + 1}`)
}

/** A day that is being typed is no problem yet. */
function dayProblem({ day }: ExtraDay, index: number, days: readonly ExtraDay[]): string | undefined {
  if (day.length < 10) return undefined
  if (!isDay(day)) return 'This is not a date: write year, month and day, as in 2026-12-24.'
  if (days.findIndex((other) => other.day === day) < index) return 'This day stands here already.'
  if ([0, 6].includes(weekdayOf(day))) return 'This is a weekend: it does not count anyway.'
  return holidayOn(day) === '' ? undefined : `This is ${holidayOn(day)}: it does not count anyway.`
}

function Holidays() {
  const year = Number(useToday().slice(0, 4))
  return (
    <details>
      <summary>{`US federal holidays of ${year} and ${year + 1}, as observed`}</summary>
      <div className={styles.holidays}>
        {[year, year + 1].map((shown) => (
          <ul key={shown} aria-label={String(shown)}>
            {federalHolidays(shown).map(({ day, name }) => (
              <li key={name}>
                {formatDay(day)}: {name}
              </li>
            ))}
          </ul>
        ))}
      </div>
    </details>
  )
}
