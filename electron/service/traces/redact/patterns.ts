/** @file Secrets and addresses that are known by their look, in plain text whatever is around them. Every pattern costs linear time. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { isPlaceholderValue } from './placeholders.ts'
import { redactForm } from './redact-form.ts'
import { redactUrl } from './redact-url.ts'
import type { Walk } from './walk.ts'

type Pattern = { rule: string; pattern: RegExp; needs: string; isSecret?: (value: string) => boolean }

/** A character of a wide alphabet, digits among letters: no word of a sentence. */
const looksRandom = (value: string) => value.length >= 12 && /\d/.test(value) && /[a-z]/i.test(value)

function isBasicPair(value: string): boolean {
  const decoded = Buffer.from(value, 'base64').toString('latin1')
  return decoded.includes(':') && /^[\u0020-\u007e\u0080-\u00ff]+$/.test(decoded)
}

/** The whole match, or its first group, is the value. `needs` must occur for a pattern to be tried at all. */
const patterns: Pattern[] = [
  {
    rule: 'pattern:private-key',
    needs: 'PRIVATE KEY',
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----)){0,20000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?/g,
  },
  { rule: 'pattern:address', needs: '://', pattern: /:\/\/[^\s/:@"'<>]{1,100}:([^\s/@"'<>]{1,200})@/g },
  { rule: 'pattern:jwt', needs: 'ey', pattern: /(?<![\w-])ey[\w-]{8,}\.ey[\w-]{8,}(?:\.[\w-]*){1,4}/g },
  { rule: 'pattern:aws', needs: 'A', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA|AROA|AGPA|AIDA)[A-Z0-9]{16}(?![A-Z0-9])/g },
  { rule: 'pattern:google', needs: 'AIza', pattern: /AIza[\w-]{35}/g },
  { rule: 'pattern:google', needs: 'ya29.', pattern: /ya29\.[\w-]{20,}/g },
  { rule: 'pattern:google', needs: 'GOCSPX', pattern: /GOCSPX-[\w-]{20,}/g },
  { rule: 'pattern:slack', needs: 'xox', pattern: /xox[abeoprs]-[\w-]{10,}/g },
  { rule: 'pattern:slack', needs: 'hooks.slack.com', pattern: /hooks\.slack\.com\/services\/([\w/]{20,})/g },
  { rule: 'pattern:github', needs: 'gh', pattern: /gh[opsur]_\w{30,}/g },
  { rule: 'pattern:github', needs: 'github_pat_', pattern: /github_pat_\w{22,}/g },
  { rule: 'pattern:gitlab', needs: 'glpat-', pattern: /glpat-[\w-]{20,}/g },
  { rule: 'pattern:stripe', needs: '_', pattern: /(?<!\w)[rs]k_(?:live|test)_\w{16,}/g },
  { rule: 'pattern:npm', needs: 'npm_', pattern: /(?<!\w)npm_\w{36}/g },
  { rule: 'pattern:sendgrid', needs: 'SG.', pattern: /(?<!\w)SG\.[\w-]{16,}\.[\w-]{16,}/g },
  { rule: 'pattern:openai', needs: 'sk-', pattern: /(?<![\w-])sk-[\w-]{32,}/g },
  { rule: 'pattern:basic', needs: 'asic ', pattern: /(?<!\w)[Bb]asic[ \t]{1,4}([\w+/-]{8,}={0,2})/g, isSecret: isBasicPair },
  { rule: 'pattern:bearer', needs: 'earer ', pattern: /(?<!\w)[Bb]earer[ \t]{1,4}([\w.~+/-]{12,}={0,2})/g, isSecret: looksRandom },
  {
    rule: 'pattern:access-code',
    needs: 'ode',
    pattern: /(?<!\w)access[ _-]?code["'\]]{0,2}[ \t]{0,4}(?:[:=]|=>)[ \t]{0,4}["']?([^\s"'&,;<>]{1,400})/gi,
    isSecret: (value) => !isPlaceholderValue(value) && /\d/.test(value),
  },
  {
    rule: 'pattern:assignment',
    needs: '',
    pattern:
      /(?<![\w-])[\w.-]{0,40}?(?:secret|password|passwd|passphrase|(?<!trace-?)token|api[_-]?key|private[_-]?key|access[_-]?key)["'\]]{0,2}[ \t]{0,4}(?:[:=]|=>)[ \t]{0,4}["']?([^\s"'&,;<>]{6,4000})/gi,
    isSecret: (value) => !isPlaceholderValue(value) && /\d/.test(value) && /[a-z]/i.test(value),
  },
]

const curlUser = /(?<=\s)(?:-u|-U|--user|--proxy-user)(?:[ \t]{1,4}|=)(["']?)([^\s"':]{1,200}):([^\s"']{1,400})\1/g
const curlSecret = /(?<=\s)(?:--oauth2-bearer|--pass|-b|--cookie)(?:[ \t]{1,4}|=)(["']?)([^"'\s]{1,4000})\1/g
const curlData =
  /(?<=\s)(?:-d|-F|--data(?:-raw|-binary|-ascii|-urlencode)?|--form(?:-string)?)(?:[ \t]{1,4}|=)(?:"([^"\n]{1,8000})"|'([^'\n]{1,8000})'|([^\s"']{1,8000}))/g
const embeddedUrl = /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>\\^`{|}]{1,8000}/gi
const embeddedPath = /(?<![^\s"'(])\/[^\s"'<>?]{0,2000}\?[^\s"'<>]{1,8000}/g

/** @param isPart of an address. @returns edits for all that is known by its look */
export function redactPlain(text: string, walk: Walk, isPart = false): Edit[] {
  if (text.length < 6) return []
  const edits = isPart ? [] : redactEmbeddedUrls(text, walk)
  for (const { rule, needs, pattern, isSecret } of patterns) {
    if (!text.includes(needs)) continue
    if (rule === 'pattern:assignment' && !/[:=]/.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0]
      if (isSecret && !isSecret(value)) continue
      edits.push(...shiftEdits(walk.secret(value, rule), match.index + match[0].lastIndexOf(value)))
    }
  }
  if (text.includes(' -')) edits.push(...redactCommand(text, walk))
  edits.push(...redactEmails(text, walk))
  return inOrder(edits)
}

function redactEmbeddedUrls(text: string, walk: Walk): Edit[] {
  const pattern = text.includes('://') ? embeddedUrl : text.includes('?') && text.includes('=') ? embeddedPath : null
  return pattern ? [...text.matchAll(pattern)].flatMap(({ 0: url, index }) => shiftEdits(redactUrl(url, walk), index)) : []
}

function redactCommand(text: string, walk: Walk): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(curlUser)) {
    const password = match[3] ?? ''
    edits.push(...shiftEdits(walk.secret(password, 'pattern:curl-user'), match.index + match[0].lastIndexOf(password)))
  }
  for (const match of text.matchAll(curlData)) {
    const data = match[1] ?? match[2] ?? match[3] ?? ''
    if (/^[\w.%[\]-]{1,100}=/.test(data))
      edits.push(...shiftEdits(redactForm(data, walk, { syntax: 'form' }), match.index + match[0].lastIndexOf(data)))
  }
  for (const match of text.matchAll(curlSecret)) {
    const value = match[2] ?? ''
    edits.push(...shiftEdits(walk.secret(value, 'pattern:curl-secret'), match.index + match[0].lastIndexOf(value)))
  }
  return edits
}

const local = /[\w.!#$%&'*+/=?^`{|}~\u0080-\u00ff-]/
const fileEnding = /\.(?:png|jpe?g|gif|svg|webp|ico|js|mjs|css|map|ts|json|woff2?|ttf|html?)$/i

/** E-mail addresses, from each `@` (also `%40`) outwards. */
function redactEmails(text: string, walk: Walk): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(/@|%40|\\u0040|&#64;/gi)) {
    const at = match.index
    const domain =
      /^(?:[a-z0-9\u0080-\u00ff](?:[a-z0-9\u0080-\u00ff-]{0,61}[a-z0-9\u0080-\u00ff])?\.){1,8}[a-z\u0080-\u00ff][a-z0-9\u0080-\u00ff-]{1,62}/i.exec(
        text.slice(at + match[0].length, at + match[0].length + 260),
      )?.[0]
    if (domain === undefined || fileEnding.test(domain)) continue
    let start = at
    while (start > 0 && at - start < 64 && local.test(text[start - 1] ?? '')) start -= 1
    // What was put in front by the syntax around: `=user@…`, `'user@…`, `/user@…`, `?q=user@…`
    const name = text.slice(start, at)
    start += Math.max(name.lastIndexOf('='), name.lastIndexOf('/'), name.lastIndexOf('?'), name.lastIndexOf('&'), name.lastIndexOf('|')) + 1
    while (start < at && /['`.{}*]/.test(text[start] ?? '')) start += 1
    if (start === at) continue
    const end = at + match[0].length + domain.length
    const found = text.slice(start, end)
    const value = found.replace(match[0], '@')
    const [edit] = walk.personal(value, 'email', 'pattern:email')
    if (edit) edits.push({ ...edit, start, end })
  }
  return edits
}
