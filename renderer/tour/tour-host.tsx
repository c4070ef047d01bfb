import { Suspense } from 'react'
import { pageOnDemand } from '../app/page-on-demand.tsx'
import { useTour } from './tour-state.ts'

const TourCard = pageOnDemand(
  () => import('./tour-card.tsx'),
  (module) => module.TourCard,
)

/** The tour, while one is under way. */
export function TourHost() {
  const tour = useTour()
  if (!tour) return null
  return (
    <Suspense>
      <TourCard place={tour.place} submissionId={tour.submissionId} />
    </Suspense>
  )
}
