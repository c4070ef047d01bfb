import { FolderSearch, MailOpen } from 'lucide-react'
import type { Contract, OutputOf } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { host } from '../../client/service.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { showToast } from '../../components/toast.tsx'
import styles from './message-list.module.css'

type Message = OutputOf<Contract['package.export']>['messages'][number]

/** The messages of a package: each opened as a draft, or, where a mail program opens none, put together from what is copied here. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return null
  return (
    <section className={styles.stack} aria-labelledby="messages-title">
      <h4 id="messages-title" className={styles.title}>
        Send the messages
      </h4>
      <p className={styles.soft}>
        If your mail program does not open a draft for editing, as on the web: write a new message, copy address, subject and text into it, and drag
        the attachments in from their folder.
      </p>
      <ol className={styles.list}>
        {messages.map((message, index) => (
          <MessageEntry key={message.name} message={message} number={index + 1} />
        ))}
      </ol>
    </section>
  )
}

function MessageEntry({
  message: { name, to, subject, text, attachments, grantId, attachmentGrantIds },
  number,
}: {
  message: Message
  number: number
}) {
  const told = (work: Promise<void>) => void work.catch((error: unknown) => showToast(toUserError(error).message))
  const [firstAttachment] = attachmentGrantIds
  return (
    <li className={styles.message}>
      <div className={styles.head}>
        <span className={styles.subject}>{subject}</span>
        <div className={styles.buttons}>
          <Button isSmall aria-label={`Open draft ${number}`} icon={<MailOpen size={14} aria-hidden />} onPress={() => told(host.openDraft(grantId))}>
            Open draft
          </Button>
          {firstAttachment && (
            <Button
              isSmall
              kind="subtle"
              aria-label={`Show the attachments of message ${number} in their folder`}
              icon={<FolderSearch size={14} aria-hidden />}
              onPress={() => told(host.reveal(firstAttachment))}
            >
              Show attachments
            </Button>
          )}
        </div>
      </div>
      <dl className={styles.parts}>
        <dt>To</dt>
        <dd>{to || 'No address yet'}</dd>
        <dd>{to && <CopyButton what={`address of message ${number}`} text={() => to} />}</dd>
        <dt>Subject</dt>
        <dd>{subject}</dd>
        <dd>
          <CopyButton what={`subject of message ${number}`} text={() => subject} />
        </dd>
        <dt>Text</dt>
        <dd>{text.split('\n').filter(Boolean).length} lines</dd>
        <dd>
          <CopyButton what={`text of message ${number}`} text={() => text} />
        </dd>
        <dt>Attach</dt>
        <dd className={styles.wide}>{attachments.join(', ')}</dd>
        <dt>Draft</dt>
        <dd className={styles.wide}>{name}</dd>
      </dl>
    </li>
  )
}
