import { X } from 'lucide-react'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import styles from './refused-files.module.css'
import { setRefusals, useRefusals } from './refusals.ts'

/** The files that could not be used, each with its reason and the way out, until they are dismissed. */
export function RefusedFiles() {
  const { id } = useSubmission()
  const refused = useRefusals(id)
  if (refused.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Files that were not added">
      {refused.map((refusal, index) => (
        <li key={index}>
          <Problem
            problem={refusal}
            actions={
              <Button
                kind="subtle"
                isSmall
                aria-label={`Dismiss: ${refusal.name}`}
                tip="Dismiss"
                icon={<X size={15} aria-hidden />}
                onPress={() =>
                  setRefusals(
                    id,
                    refused.filter((other) => other !== refusal),
                  )
                }
              />
            }
          />
        </li>
      ))}
    </ul>
  )
}
