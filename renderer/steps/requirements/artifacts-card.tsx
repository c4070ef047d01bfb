import { Link } from 'wouter'
import type { ArtifactStep } from '#shared/domain/steps/01-requirements.ts'
import { findingPath, pagePath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Card } from '../../components/card.tsx'
import { CountTag } from '../../components/count-tag.tsx'
import { Tag } from '../../components/tag.tsx'
import styles from './requirements-step.module.css'

/** What has to be ready before the online form, and the first thing that each step still lacks (R1.1). */
export function ArtifactsCard({ artifacts }: { artifacts: readonly ArtifactStep[] }) {
  const ready = artifacts.filter(({ isReady }) => isReady).length
  return (
    <Card title="Ready for the online form" actions={<CountTag count={ready} total={artifacts.length} word="ready" />}>
      <ul className={styles.list}>
        {artifacts.map((artifact) => (
          <ArtifactRow key={artifact.id} artifact={artifact} />
        ))}
      </ul>
    </Card>
  )
}

function ArtifactRow({ artifact: { id: step, title, isReady } }: { artifact: ArtifactStep }) {
  const { id, openTasks } = useSubmission()
  const tasks = openTasks.filter(({ place }) => place === step)
  const [first] = tasks
  const more = tasks.length - 1
  return (
    <li className={styles.artifact}>
      <span>
        <Link href={first ? findingPath(id, { step, where: first.where }) : pagePath(id, step)}>{title}</Link>
        {first && (
          <span className={styles.lacking}>
            {first.text}
            {more > 0 && ` And ${counted(more, 'more thing', 'more things')}.`}
          </span>
        )}
      </span>
      <Tag tone={isReady ? 'good' : 'neutral'}>{isReady ? 'Ready' : 'Not ready'}</Tag>
    </li>
  )
}
