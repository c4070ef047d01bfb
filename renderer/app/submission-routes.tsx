import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { toUserError } from '#shared/contract/errors.ts'
import { stepIds } from '#shared/domain/findings.ts'
import { steps as definitions } from '#shared/domain/steps/index.ts'
import { submissionTitle } from '#shared/domain/submission.ts'
import { openDraft } from '../client/drafts.ts'
import { useCall } from '../client/queries.ts'
import { SubmissionProvider, useSubmission } from '../client/use-submission.tsx'
import { useToday } from '../client/use-today.ts'
import { LinkButton } from '../components/button.tsx'
import { WaiveHost } from '../components/findings/waive-host.tsx'
import { Problem } from '../components/problem.tsx'
import { TaskListPage } from '../pages/tasks/task-list-page.tsx'
import { stepPages } from '../steps/step-pages.tsx'
import { ArchivedBanner } from './archived-banner.tsx'
import { HomeSidebar } from './home-sidebar.tsx'
import { submissionPath } from './location.ts'
import { Page } from './page.tsx'
import { pageOnDemand } from './page-on-demand.tsx'
import type { Crumb } from './shell.tsx'
import { Shell } from './shell.tsx'
import { SubmissionSidebar } from './submission-sidebar.tsx'

const ProfilePage = pageOnDemand(
  () => import('../pages/profile/profile-page.tsx'),
  (module) => module.ProfilePage,
)
const DatesPage = pageOnDemand(
  () => import('../pages/dates/dates-page.tsx'),
  (module) => module.DatesPage,
)
const CheckPage = pageOnDemand(
  () => import('../pages/check/check-page.tsx'),
  (module) => module.CheckPage,
)
const RecorderPage = pageOnDemand(
  () => import('../recorder/recorder-page.tsx'),
  (module) => module.RecorderPage,
)

/** The pages of one submission, once it is loaded. */
export function SubmissionRoutes({ id }: { id: string }) {
  const draft = useQuery({ queryKey: ['draft', id], queryFn: () => openDraft(id), structuralSharing: false })
  const settings = useCall('settings.get', {})
  const today = useToday()
  const context = useMemo(() => settings.data && { today, settings: settings.data }, [today, settings.data])
  const failure = draft.error ?? settings.error
  if (draft.data && context) {
    return (
      <SubmissionProvider draft={draft.data} context={context}>
        <SubmissionShell />
        <WaiveHost />
      </SubmissionProvider>
    )
  }
  return (
    <Shell crumbs={[{ title: 'Submissions', href: '/' }]} side={<HomeSidebar />} sideLabel="Pages">
      {failure && (
        <Page title="The submission cannot be opened">
          <Problem problem={toUserError(failure)} actions={<LinkButton href="/">Go to the submissions</LinkButton>} />
        </Page>
      )}
    </Shell>
  )
}

function SubmissionShell() {
  const { id, submission } = useSubmission()
  const [path] = useLocation()
  const home = submissionPath(id)
  const page = pageTitle(path.slice(home.length + 1))
  const crumbs: Crumb[] = [
    { title: 'Submissions', href: '/' },
    { title: submissionTitle(submission), href: page ? home : undefined },
    ...(page ? [{ title: page }] : []),
  ]
  return (
    <Shell crumbs={crumbs} side={<SubmissionSidebar />} sideLabel="Steps" banner={<ArchivedBanner />}>
      <Switch>
        <Route path="/s/:id">
          <TaskListPage />
        </Route>
        <Route path="/s/:id/profile">
          <ProfilePage />
        </Route>
        <Route path="/s/:id/dates">
          <DatesPage />
        </Route>
        <Route path="/s/:id/check">
          <CheckPage />
        </Route>
        <Route path="/s/:id/record">
          <RecorderPage />
        </Route>
        {stepIds.map((step) => {
          const StepPage = stepPages[step]
          return (
            <Route key={step} path={`/s/:id/${step}`}>
              <StepPage />
            </Route>
          )
        })}
        <Route>
          <Page title="There is no such page">
            <LinkButton href={home}>Go to the task list</LinkButton>
          </Page>
        </Route>
      </Switch>
    </Shell>
  )
}

function pageTitle(page: string): string {
  if (page === 'profile') return 'Profile'
  if (page === 'dates') return 'Dates'
  if (page === 'check') return 'Check and export'
  if (page === 'record') return 'Record the screen'
  const step = stepIds.find((id) => id === page)
  return step ? definitions[step].title : ''
}
