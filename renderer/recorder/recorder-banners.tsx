import { useQueries } from '@tanstack/react-query'
import { Circle, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { pagePath } from '../app/location.ts'
import bannerStyles from '../app/banner.module.css'
import { queryClient, queryKey, useCall } from '../client/queries.ts'
import { service } from '../client/service.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { formatAmount } from '../player/time.ts'
import { stopRecording, useRecording } from './recording.ts'

/** What goes on elsewhere: a recording under way, and those that a crash left. Not on the pages that show it themselves. */
export function RecorderBanners() {
  return (
    <>
      <UnderWayBanner />
      <InterruptedBanner />
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

function InterruptedBanner() {
  const submissions = useCall('submission.list', {}).data ?? []
  const [path] = useLocation()
  const lists = useQueries({
    queries: submissions.map(({ id }) => ({
      queryKey: queryKey('take.list', { id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => service.call('take.list', { id }, { signal }),
    })),
  })
  useEffect(() => service.on('take.changed', ({ id }) => void queryClient.invalidateQueries({ queryKey: queryKey('take.list', { id }) })), [])
  return submissions.map(({ id, title }, index) => {
    const interrupted = lists[index]?.data?.takes.filter(({ state }) => state === 'interrupted') ?? []
    // These pages show the takes themselves.
    if (interrupted.length === 0 || path === pagePath(id, 'video') || path === pagePath(id, 'record')) return null
    const keptMs = interrupted.reduce((sum, { durationMs }) => sum + durationMs, 0)
    return (
      <div key={id} className={bannerStyles.banner} role="status">
        <TriangleAlert size={18} aria-hidden />
        <span className={bannerStyles.words}>
          A recording for “{title}” was interrupted. {formatAmount(keptMs)} were kept.
        </span>
        <LinkButton href={pagePath(id, 'video')} isSmall>
          Look at it
        </LinkButton>
      </div>
    )
  })
}
