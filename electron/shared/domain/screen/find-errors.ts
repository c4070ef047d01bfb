/** @file What a reviewer takes for an error of the integration: stack traces, statuses, browser pages, messages. Pure. */
import type { ScreenLine } from './read-word.ts'
import { placeOf, type Suspicion } from './suspicion.ts'

type ErrorSign = { label: string | ((match: RegExpExecArray) => string); pattern: RegExp; /** In running text it means nothing. */ isShort?: boolean }

export const loggedError = 'Logged error'

const statusWords =
  'bad request|unauthori[sz]ed|payment required|forbidden|not found|method not allowed|not acceptable|request timeout|conflict|gone|unprocessable|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway time-?out'

const signs: readonly ErrorSign[] = [
  { label: 'Stack trace', pattern: /\bTraceback\s\(most\srecent\scall/i },
  { label: 'Stack trace', pattern: /(?:^|\s)at\s\S.{0,160}[/\\(<].{0,160}[:;.]\d{1,6}[:;.]\d{1,5}\)?/ },
  {
    label: 'Stack trace',
    pattern: /(?:^|\s)at\s[\w$.<>[\]`]{3,}\s?\(.{0,200}(?:\.(?:java|kt|scala|groovy|cs|vb|cls|php):\d{1,6}\)|Native Method\)|:line \d{1,6})/,
  },
  { label: 'Stack trace', pattern: /(?:^|\s)at\s[\w$<>]+(?:\.[\w$<>]+){2,}\(/ },
  { label: 'Stack trace', pattern: /\bFile\s["'“].{1,200}["'”],?\sline\s\d{1,6}/ },
  { label: 'Stack trace', pattern: /^#\d{1,3}\s.{1,200}\.php[(:]\d{1,6}/ },
  { label: 'Browser error page', pattern: /\bERR[_ ](?:[A-Z]{2,}[_ ]?){2,}|\bDNS[_ ]PROBE[_ ]|\bNS[_ ]ERROR[_ ]/ },
  {
    label: 'Browser error page',
    pattern:
      /this site can.?t be reached|this page isn.?t working|your connection is not private|took too long to respond|refused to connect|aw, snap|unable to connect\b(?! to)|server not found|this localhost page can.?t be found|no internet\b/i,
  },
  {
    label: ([, status]) => `HTTP status ${status}`,
    pattern: new RegExp(String.raw`(?<![\d.,$€-])([45]\d\d)(?:\s?[-:–|]\s?|\s)(?:${statusWords})(?![\w-])`, 'i'),
  },
  {
    label: ([, status]) => `HTTP status ${status}`,
    pattern:
      /\b(?:HTTP(?:\/[\d.]{1,3})?(?:\s(?:status|error|code)){0,2}|status\s?code|response\s(?:code|status)|error\s(?:code)?)\s?[:=-]?\s?([45]\d\d)\b(?![.,]\d)/i,
  },
  {
    label: 'Exception',
    pattern: /(?<!\w)(?:(?:[A-Za-z]\w{0,60}\.){1,6}[A-Z]\w{0,60}Exception\b|[A-Z]\w{0,60}Exception(?=\s?:|\s(?:was|has|occurred|in|thrown)\b))/,
  },
  {
    label: 'Exception',
    pattern:
      /\b(?:un(?:handled|caught)\s(?:exception|error|promise|rejection|runtime)|uncaught\s\(in promise|exception\s(?:in\s|occurred|was thrown|has been thrown)|fatal\serror|segmentation fault|core dumped)/i,
  },
  {
    label: loggedError,
    pattern: /\d[:. ]\d{2}\s?\W{0,3}(?:\S{1,20}\s){0,2}\W?(?:ERROR|FATAL|CRITICAL|SEVERE)\b|^\[?(?:ERROR|FATAL|CRITICAL|SEVERE)\]?[:\s]\s?[a-z]/,
  },
  { label: 'Error message', pattern: /(?<!\w)(?:[A-Z][a-z]{2,20})+Error\s?[:;]/ },
  {
    label: 'Error message',
    pattern:
      /^(?:\W{0,3}\s?)(?:(?:an|system|server|application|unexpected|unknown|internal|fatal|script|runtime|network|validation|api)\s){0,2}error\s?[:;!]\s?\S/i,
  },
  {
    label: 'Error message',
    pattern:
      /^(?:\W{0,3}\s?)(?:an\s)?(?:(?:unexpected|unknown|internal|server|system|application|network|fatal|runtime)\s){0,2}error(?:\s(?:has\s)?occur(?:r?ed)?)?[.!]?$/i,
    isShort: true,
  },
  {
    label: 'Error message',
    pattern:
      /\b(?:error\s(?:has\s)?occurred|something went wrong|an? (?:unexpected|unknown|internal) error|internal server error|page (?:was )?not found|access (?:is )?denied|permission denied|connection (?:was )?(?:refused|reset|timed out|lost)|request timed out|timed out (?:after|while)|please try again later|invalid (?:request|token|grant|credentials|session))/i,
  },
  { label: 'Error message', pattern: /"?(?:errorCode|error_code|error_description)"?\s?[:=]\s?["']?[A-Z]/ },
  {
    label: 'Error message',
    pattern:
      /\b(?:failed to|could not|couldn.?t|cannot|can.?t|unable to)\s(?:be\s)?(?:load|save|send|sent|sign|signed|connect|create|created|open|find|found|fetch|read|reach|parse|process|complete|retrieve|update|delete|upload|download|generate|authenticate|authorize|verify|deliver|delivered)/i,
    isShort: true,
  },
  { label: 'Error message', pattern: /\b(?:has |have |was |were )?failed\b[.!:]?/i, isShort: true },
]

/** Words that take the alarm back: they speak of errors without being one. */
const harmless =
  /\b(?:no|0|zero|without|any|never|if|when|in case|whether|handl\w*|log(?:s|ging)?|report(?:s|ing)?|rate|budget|codes?|free|prevent\w*|avoid\w*|filter|retry|retries|all|show|exclude|include)\b(?:\s\w+){0,2}?\s?(?:errors?|exceptions?|fail(?:ed|ures?)|failed)\b|\b(?:errors?|exceptions?|failures?|failed)\s?[:=]?\s?(?:0\b|none\b|handling|handler|log|logs|page|pages|rate|report|reports|budget|flows?|codes?\b(?!\s?[:=])|free|messages?\b|count|notifications?|summary|only|\(0\))/i

/** Running text (a contract, a manual) speaks of many things; a message is short. */
const longestMessage = 12

/** @returns one for each line that shows an error, whatever flow it stands in. */
export function findErrors(lines: readonly ScreenLine[]): Suspicion[] {
  return lines.flatMap((line) => {
    for (const { label, pattern, isShort } of signs) {
      const match = pattern.exec(line.text)
      if (!match) continue
      // One word is the name of a column, of a filter or of a state.
      if (isShort && (line.words.length > longestMessage || line.words.length < 2)) continue
      const name = typeof label === 'string' ? label : label(match)
      if (name === 'Error message' && harmless.test(line.text)) continue
      return [{ kind: 'error' as const, label: name, text: line.text, ...placeOf(line, 0, line.text.length) }]
    }
    return []
  })
}
