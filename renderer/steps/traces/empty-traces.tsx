import { Card } from '../../components/card.tsx'
import styles from './empty-traces.module.css'

const steps: readonly { title: string; text: string }[] = [
  {
    title: 'Switch it on',
    text: 'In the DocuSign developer account, as the user that your system signs in as: My Preferences, then API request logging, then Enable.',
  },
  { title: 'Make the calls', text: 'Run the normal flow once: create and send, sign, read the status, fetch the documents. Then the exceptions.' },
  { title: 'Download', text: 'On the same page, download the log: a zip file with one text file a call.' },
]

/** Where traces come from: DocuSign's own log, and what else can be read. */
export function EmptyTraces() {
  return (
    <Card title="How to get DocuSign’s request log">
      <ol className={styles.steps}>
        {steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p className={styles.text}>
        The log keeps 50 calls, then it switches itself off. For more, switch it on again and download a second zip: both are merged here, and a call
        that is in both counts once. Logging in is not in it.
      </p>
      <h3>Or what your system logs itself</h3>
      <ul className={styles.tips}>
        <li>HAR from a browser or a proxy, a Fiddler archive (SAZ), a Charles session as JSON</li>
        <li>The WCF message log (svclog), a SoapUI project or its HTTP log, a PHP SoapClient trace</li>
        <li>A Postman collection with saved examples, a Newman report, curl with -v or --trace-ascii</li>
        <li>Requests and responses as text, one after the other; messages that Connect delivered, as XML or JSON</li>
      </ul>
    </Card>
  )
}
