/** @file The words of a question that tell it from others, brought to one form. Pure. */

const empty = new Set(
  (
    'a an the and or of to in on at by for from with without into as is are was were be been being it its this that these those there ' +
    'do does did done can could will would shall should may might must have has had you your yours our we us they their them i ' +
    'please describe list provide explain state name specify give enter indicate confirm outline identify tell select choose summarize ' +
    'what which who whom whose how when where why if any each every all other some such also not no yes only etc e g ie eg docusign ' +
    'integration application solution product system so than then use uses used using'
  ).split(' '),
)

/** Words that mean the same here; the last of a line stands for all of it. */
const sameWords = new Map(
  [
    'organisation organization business firm corporation vendor company',
    'authenticated authenticating authenticates authentication login signin logon oauth authenticate',
    'polled polling polls poll',
    'telephone phones mobile phone',
    'sdks library libraries client toolkit sdk',
    'maximum max peak highest busiest busy most',
    'minimum min lowest least',
    'retry retries retried tried again retry',
    'failure failures failed fails exception exceptions errors error',
    'credentials password passwords token tokens credential',
    'recipients signers signer recipient',
    'documents files file document',
    'envelopes envelope',
    'hold stored storage store kept keep',
    'golive launch live production',
    'templates template',
    'programming language',
    'webhook webhooks listener connect',
    'hosting platform platform',
    'helpdesk help desk support',
    'methods operations operation endpoints method',
    'ui user users enduser users user',
    'calls transactions call',
    'privacy personal',
    'deleted deletion retention retained removed delete',
    'release version',
    'logging logs logged log',
    'accounts account',
  ].flatMap((line) => {
    const words = line.split(' ')
    return words.map((word): [string, string] => [word, words.at(-1) ?? word])
  }),
)

/** Ends of words that change no meaning here. */
function stem(word: string): string {
  if (word.length > 6 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 5 && word.endsWith('ied')) return `${word.slice(0, -3)}y`
  if (word.length > 5 && word.endsWith('ed')) return word.slice(0, -2)
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

/** @returns the distinct words of a text that carry its meaning. */
export function questionWords(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .replace(/go[- ]live/g, 'golive')
    .replace(/account manager/g, 'accountmanager')
    .replace(/sign[- ]?in|log[- ]?in/g, 'login')
    .match(/[\p{L}\p{N}]+(?:\.\d+)*/gu)
  return new Set((plain ?? []).filter((word) => !empty.has(word)).map((word) => sameWords.get(word) ?? stemmed(word)))
}

function stemmed(word: string): string {
  const short = stem(word)
  return sameWords.get(short) ?? short
}
