import { Suspense } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components'
import { Route, Router, Switch } from 'wouter'
import { queryClient } from '../client/queries.ts'
import { ToastRegion } from '../components/toast.tsx'
import { TourHost } from '../tour/tour-host.tsx'
import { SubmissionsPage } from '../pages/submissions/submissions-page.tsx'
import { Commands } from './commands.tsx'
import { HomeSidebar } from './home-sidebar.tsx'
import { useHashPath } from './location.ts'
import { Page } from './page.tsx'
import { pageOnDemand } from './page-on-demand.tsx'
import type { Crumb } from './shell.tsx'
import { Shell } from './shell.tsx'
import { Theme } from './theme.tsx'
import { LinkButton } from '../components/button.tsx'

const SubmissionRoutes = pageOnDemand(
  () => import('./submission-routes.tsx'),
  (module) => module.SubmissionRoutes,
)
const SettingsPage = pageOnDemand(
  () => import('../pages/settings/settings-page.tsx'),
  (module) => module.SettingsPage,
)
const VerifyPage = pageOnDemand(
  () => import('../pages/verify/verify-page.tsx'),
  (module) => module.VerifyPage,
)

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-US">
        <Router hook={useHashPath}>
          <Theme />
          <Commands />
          <Switch>
            <Route path="/s/:id/*?">
              {({ id }) => (
                <Suspense>
                  <SubmissionRoutes key={id} id={id} />
                </Suspense>
              )}
            </Route>
            <Route path="/">
              <Home crumbs={[]}>
                <SubmissionsPage />
              </Home>
            </Route>
            <Route path="/settings">
              <Home crumbs={[{ title: 'Settings' }]}>
                <SettingsPage />
              </Home>
            </Route>
            <Route path="/verify">
              <Home crumbs={[{ title: 'Verify a package' }]}>
                <VerifyPage />
              </Home>
            </Route>
            <Route>
              <Home crumbs={[]}>
                <Page title="There is no such page">
                  <LinkButton href="/">Go to the submissions</LinkButton>
                </Page>
              </Home>
            </Route>
          </Switch>
          <TourHost />
          <ToastRegion />
        </Router>
      </I18nProvider>
    </QueryClientProvider>
  )
}

function Home({ crumbs, children }: { crumbs: Crumb[]; children: React.ReactNode }) {
  return (
    <Shell crumbs={[{ title: 'Submissions', href: crumbs.length > 0 ? '/' : undefined }, ...crumbs]} side={<HomeSidebar />} sideLabel="Pages">
      {children}
    </Shell>
  )
}
