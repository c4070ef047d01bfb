/** @file The points in time that are labelled above the axis, in few words. Pure. */
import { shortDay, type Day } from '#shared/domain/calendar.ts'
import type { Milestone } from '#shared/domain/dates/milestones.ts'

export type PointLabel = { id: string; day: Day; text: string; tone: 'plain' | 'strong' | 'overdue' | 'now' | 'done' }

/** Windows are bars; the rest of what is not named here stands in the table. */
function words({ id, isDone }: Milestone): string | null {
  if (id.startsWith('restart-')) return 'Starts again'
  switch (id) {
    case 'dry-run':
      return isDone ? 'Dry run held' : 'Dry run'
    case 'dry-run-latest':
      return 'Dry run by'
    case 'request':
      return isDone ? 'Requested' : 'Request'
    case 'request-recommended':
      return 'Recommended'
    case 'request-latest':
      return 'Latest request'
    case 'key-form':
      return isDone ? 'Form handed in' : null
    case 'remedy':
      return 'Remedy waits since'
    case 'cto':
      return isDone ? 'CTO signed' : 'CTO signs by'
    case 'certified':
      return isDone ? 'Certified' : null
    case 'wished':
      return 'Production wished'
    case 'estimate':
      return 'On the key form'
    case 'post-test':
      return 'Test by'
    default:
      return null
  }
}

/** @returns the labels, today among them. */
export function pointLabels(milestones: readonly Milestone[], today: Day): PointLabel[] {
  const points = milestones.flatMap((milestone): PointLabel[] => {
    const said = words(milestone)
    if (said === null) return []
    const { id, from, status } = milestone
    const tone = status === 'overdue' ? 'overdue' : id === 'request' || id === 'wished' ? 'strong' : status === 'done' ? 'done' : 'plain'
    // Colour never says it alone.
    const late = status === 'overdue' ? ', overdue' : ''
    return [{ id, day: from, text: `${said} ${shortDay(from)}${late}`, tone }]
  })
  return [...points, { id: 'today', day: today, text: `Today ${shortDay(today)}`, tone: 'now' }]
}
