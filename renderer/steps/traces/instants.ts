/** @file Instants of calls as people read them, in UTC or in the machine's own time. Pure but for the machine's time zone. */

export type ZoneChoice = 'utc' | 'local'

/** An instant in some time zone. */
export type ZonedInstant = {
  /** `YYYY-MM-DD` */
  day: string
  /** `10:02:11` */
  time: string
  /** From midnight, with their fraction. On a day that loses or gains an hour as the clock shows it. */
  minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** @returns the IANA name of the time zone that the user reads times in. */
export function zoneName(choice: ZoneChoice): string {
  return choice === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** @returns how a time zone is called in a heading: `UTC`, `Chicago`. */
export function zoneInShort(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** @param atMs milliseconds since 1970. @param timeZone an IANA name. @returns the instant as a clock there shows it. */
export function zonedInstant(atMs: number, timeZone: string): ZonedInstant {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(atMs)) parts[type] = value
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts
  return {
    day: `${year}-${month}-${day}`,
    time: `${hour}:${minute}:${second}`,
    minutes: Number(hour) * 60 + Number(minute) + Number(second) / 60,
  }
}

/** @returns minutes of a day as a clock shows them: `09:15`, and `24:00` for its end. */
export function clockTime(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(minutes / 60)}:${two(minutes % 60)}`
}
