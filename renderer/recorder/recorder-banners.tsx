import { Circle, TriangleAlert } from 'lucide-react'
import { useLocation } from 'wouter'
import { pagePath } from '../app/location.ts'
import bannerStyles from '../app/banner.module.css'
import { useCall } from '../client/queries.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { formatAmount } from '../player/time.ts'
import { stopRecording, useRecording } from './recording.ts'
import { useTakes } from './use-takes.ts'

/** What goes on elsewhere: a recording under way, and those that a crash left. Not on the pages that show it themselves. */
export function RecorderBanners() {
  const submissions = useCall('submission.list', {}).data ?? []
  return (
    <>
      <UnderWayBanner />
      {submissions.map(({ id, title }) => (
        <InterruptedBanner key={id} id={id} title={title} />
      ))}
    </>
  )
}

function UnderWayBanner() {
  const { step, submissionId } = useRecording()
  const [path] = useLocation()
  const page = pagePath(submissionId, 'record')
  if (step === 'idle' || path === page) return null
  return (
    <div className={`${bannerStyles.banner} ${bannerStyles.failed}`} role="status">
      <Circle size={14} fill="currentColor" aria-hidden />
      <span className={bannerStyles.words}>The screen is being recorded.</span>
      <LinkButton href={page} isSmall>
        Go to the recording
      </LinkButton>
      <Button isSmall onPress={() => void stopRecording()}>
        Stop
      </Button>
    </div>
  )
}

function InterruptedBanner({ id, title }: { id: string; title: string }) {
  const [path] = useLocation()
  const interrupted = useTakes(id).filter(({ state }) => state === 'interrupted')
  // These pages show the takes themselves.
  if (interrupted.length === 0 || path === pagePath(id, 'video') || path === pagePath(id, 'record')) return null
  const keptMs = interrupted.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <div className={bannerStyles.banner} role="status">
      <TriangleAlert size={18} aria-hidden />
      <span className={bannerStyles.words}>
        A recording for “{title}” was interrupted. {formatAmount(keptMs)} were kept.
      </span>
      <LinkButton href={pagePath(id, 'video')} isSmall>
        Look at it
      </LinkButton>
    </div>
  )
}
