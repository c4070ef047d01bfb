import { useState } from 'react'
import { isEmail } from '#shared/domain/form.ts'
import { largestMessageLimitBytes, smallestMessageLimitBytes } from '#shared/domain/limits.ts'
import { largestAttachment, messageLimits } from '#shared/domain/message-size.ts'
import type { Settings } from '#shared/domain/submission.ts'
import { bytesInWords } from '../../client/words.ts'
import { Card } from '../../components/card.tsx'
import { Select } from '../../components/choices.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './settings-page.module.css'

type MessagesCardProps = { value: Settings; set: (changes: Partial<Settings>) => void }

/** Where the messages go, from whom, and how large one may be. */
export function MessagesCard({ value, set }: MessagesCardProps) {
  const address = (key: 'videoAddress' | 'traceAddress' | 'questionnaireAddress' | 'senderAddress') => ({
    value: value[key],
    type: 'email' as const,
    onChange: (next: string) => set({ [key]: next }),
    problem: value[key].trim() === '' || isEmail(value[key]) ? undefined : 'This is not an e-mail address.',
  })
  return (
    <Card title="Messages">
      <div className={styles.fields}>
        <p className={styles.soft}>Ask your Account Manager: the published page no longer names the addresses. A submission can have its own.</p>
        <TextField label="The video goes to" {...address('videoAddress')} />
        <TextField label="The traces go to" {...address('traceAddress')} />
        <TextField label="The questionnaire goes to" {...address('questionnaireAddress')} />
        <TextField label="From" isOptional help="Your own address, as the sender of the drafts." {...address('senderAddress')} />
        <LargestMessage bytes={value.messageLimitBytes} onChange={(messageLimitBytes) => set({ messageLimitBytes })} />
      </div>
    </Card>
  )
}

const own = 'own'

/** One of the known sizes, or one of one's own in MB. */
function LargestMessage({ bytes, onChange }: { bytes: number; onChange: (bytes: number) => void }) {
  const isKnown = messageLimits.some((limit) => limit.bytes === bytes)
  const [isOwn, setIsOwn] = useState(!isKnown)
  const [typed, setTyped] = useState(String(bytes / 1_000_000))
  const ownBytes = Math.round(Number(typed.replace(',', '.')) * 1_000_000)
  const isUsable = ownBytes >= smallestMessageLimitBytes && ownBytes <= largestMessageLimitBytes
  function type(next: string): void {
    setTyped(next)
    const nextBytes = Math.round(Number(next.replace(',', '.')) * 1_000_000)
    if (nextBytes >= smallestMessageLimitBytes && nextBytes <= largestMessageLimitBytes) onChange(nextBytes)
  }
  return (
    <>
      <Select
        label="Largest message"
        help={`What the mail servers on both sides take. With ${bytesInWords(bytes)}, a file may have ${bytesInWords(largestAttachment(bytes))}: it grows by 37 % on its way. What does not fit into one message goes in several.`}
        options={[
          ...messageLimits.map((limit) => ({ value: String(limit.bytes), label: `${limit.label}: ${limit.reason}` })),
          { value: own, label: 'Another size' },
        ]}
        value={isOwn ? own : String(bytes)}
        onChange={(chosen) => {
          setIsOwn(chosen === own)
          if (chosen === own) setTyped(String(bytes / 1_000_000))
          else onChange(Number(chosen))
        }}
      />
      {isOwn && (
        <TextField
          label="Largest message in MB"
          width="short"
          value={typed}
          onChange={type}
          problem={isUsable ? undefined : 'Enter a number from 1 to 100.'}
        />
      )}
    </>
  )
}
