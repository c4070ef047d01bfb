/** @file Reads the times that Java's logs write before their lines. */
import { inUtc, monthIndex, utc } from './times.ts'

/** In a zone that may not be told. */
export type LogTime = { localMs: number; zoneMinutes: number | null }

const javaDate = /\b\w{3} (\w{3}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([A-Z]{2,5}|GMT[+-]\d{2}:\d{2}) (\d{4})/
const numeric = /\b(\d{4})[-/](\d{2})[-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:[,.:](\d{1,3}))?(?: ?(Z|[A-Z]{3,5}|[+-]\d{2}:?\d{2})\b)?/
/** Minutes east of Greenwich. Names that several zones share, as CST and IST, are not in it. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
}

/** @returns the time in the first characters of a log's line; null when there is none. */
export function logTimeOf(prefix: string): LogTime | null {
  const java = javaDate.exec(prefix)
  if (java) return logTime(utc(java[7], monthIndex(java[1]), java[2], java[3], java[4], java[5]), java[6])
  const match = numeric.exec(prefix)
  if (!match) return null
  const whole = utc(match[1], Number(match[2]) - 1, match[3], match[4], match[5], match[6])
  return logTime(whole === null ? null : whole + Number((match[7] ?? '0').padEnd(3, '0')), match[8])
}

function logTime(localMs: number | null, zone: string | undefined): LogTime | null {
  return localMs === null ? null : { localMs, zoneMinutes: zone === undefined ? null : zoneMinutesOf(zone) }
}

function zoneMinutesOf(zone: string): number | null {
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
  return zones[zone] ?? null
}

/** @returns milliseconds since 1970; null where neither the log nor the response's date tells the zone. */
export function startOf(time: LogTime | null, dateHeaderMs: number | null): number | null {
  if (!time) return null
  if (time.zoneMinutes !== null) return time.localMs - time.zoneMinutes * 60_000
  return dateHeaderMs === null ? null : inUtc(time.localMs, dateHeaderMs, false)
}
