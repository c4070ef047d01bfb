import type { SampleName } from '#shared/domain/samples.ts'
import { Button } from '../../components/button.tsx'
import { Fold } from '../../components/fold.tsx'
import { newSubmission } from './open-submission.ts'
import styles from './submissions-page.module.css'

const samples: { name: SampleName; title: string; about: string }[] = [
  {
    name: 'sample-soap',
    title: 'SOAP, polling, Professional Services',
    about: 'With a dry run, its issues and their remedies; status requests every 16 minutes.',
  },
  {
    name: 'sample-waiver',
    title: 'REST, Connect, a waiver',
    about: 'The request had to move past the week of the calls, and a person answers for it.',
  },
]

/** Samples of other kinds of integration, to look at how they are handed in. Beside own submissions they are folded away. */
export function MoreSamples({ isDisabled, isOpenAtFirst }: { isDisabled: boolean; isOpenAtFirst: boolean }) {
  return (
    <Fold title="More samples" isOpenAtFirst={isOpenAtFirst}>
      <ul className={styles.list} aria-label="More samples">
        {samples.map(({ name, title, about }) => (
          <li key={name} className={styles.entry}>
            <div>
              <strong>{title}</strong>
              <p className={styles.about}>{about}</p>
            </div>
            <Button isSmall isDisabled={isDisabled} aria-label={`Open the sample: ${title}`} onPress={() => void newSubmission(name)}>
              Open
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
