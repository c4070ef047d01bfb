/** @file The lines that curl writes about a transfer, and those that stand between them in a terminal. */

/** What stands before a line with `--trace-time` and `--trace-ids`. */
export type CurlPrefix = {
  /** Milliseconds since midnight, in the local time of the machine; null without `--trace-time`. */
  timeOfDayMs: number | null
  /** Of the transfer with its connection; '' without `--trace-ids`. */
  id: string
  length: number
}

const prefix = /^(?:(\d{2}):(\d{2}):(\d{2})\.(\d{6}) )?(?:\[(\d{1,9}-(?:\d{1,9}|x))\] )?/
const amount = '[\\d.]{1,9}[kMGTPE]? +'
const clock = '(?:--:--:--|[\\d:]{4,9}|\\d{1,4}d +\\d{1,2}h) +'
/** The meter's figures, which the next line may follow without a break. */
const meter = new RegExp(
  `^ {0,3}\\d{1,3} +${amount}\\d{1,3} +${amount}\\d{1,3} +${amount}${amount}${amount}${clock}${clock}${clock}[\\d.]{1,9}[kMGTPE]?`,
)
const meterHead = /^ {0,3}% (?:Total|Uploaded|DL% UL%)|^ {20,40}Dload {2}Upload|^ {0,3}DL% UL%/
const message = /^(?:Warning: |curl: \(\d{1,3}\) |Note: Unnecessary use of)/
const command = /^(?:[\w.@:~/\\()[\] -]{0,120}[$#%>] ?)?curl(?:\.exe)?(?: |$)/
const prompt = /^(?:\[?[\w.-]{1,40}@[\w.-]{1,60}[: ][^\s]{0,200}[$#%]|PS [A-Z]:\\[^<>]{0,200}>|[A-Z]:\\[^<>]{0,200}>|[$%]) ?$/
/** What curl tells at the end of a body that has no line break of its own. */
const told =
  /\* (?:Connection #\d|Connecting to |Closing connection|Found bundle for|Re-?using existing|Issue another request|Added |Hostname |Host |(?:  )?Trying |Could not |Can not multiplex|Curl_|Mark bundle|STATE:|TLSv1|SSL |Server |Excess found|HTTP\/2 |\[HTTP\/|We are completely|upload completely|Request completely|transfer closed|end of response|shutting down|Leftovers|Please rewind|Switched from|Ignoring the response)/

export function curlPrefixOf(line: string): CurlPrefix {
  const match = prefix.exec(line.slice(0, 60))
  const hasTime = match?.[1] !== undefined
  const seconds = (Number(match?.[1]) * 60 + Number(match?.[2])) * 60 + Number(match?.[3])
  return {
    timeOfDayMs: hasTime ? seconds * 1000 + Math.floor(Number(match?.[4]) / 1000) : null,
    id: match?.[5] ?? '',
    length: match?.[0].length ?? 0,
  }
}

/** @returns how much of the line the figures of the progress meter take; 0 when it shows none. */
export function meterLength(line: string): number {
  const head = line.slice(0, 200)
  return meterHead.test(head) ? line.length : (meter.exec(head)?.[0].length ?? 0)
}

/** @returns whether the line is the command itself, an empty prompt, or what curl says to the user at the end. */
export function isCurlNoise(line: string): boolean {
  return line.trim() === '' || command.test(line.slice(0, 200)) || prompt.test(line.slice(0, 300)) || message.test(line)
}

/** @returns where a body ends within the line because curl began to tell something; -1 when it does not. */
export function findTold(line: string): number {
  const from = Math.max(0, line.length - 2_000)
  const at = line.slice(from).search(told)
  return at < 0 ? -1 : from + at
}

/**
 * @param info a line that curl writes about the connection, without its mark.
 * @returns the scheme as it is known after that line; undefined while nothing tells.
 */
export function schemeAfter(info: string, before: 'http' | 'https' | undefined): 'http' | 'https' | undefined {
  const connected = /^ {0,4}(?:Connected to|Established connection to) .{0,300}\bport (\d{1,5})\b/.exec(info)
  if (connected) return connected[1] === '443' || connected[1] === '8443' ? 'https' : 'http'
  return /^ {0,4}(?:SSL connection using|TLSv1|ALPN[:,]|schannel: |using HTTP\/2$|Server certificate:|\[HTTP\/\d\] .{0,40}https:)/.test(info)
    ? 'https'
    : before
}
