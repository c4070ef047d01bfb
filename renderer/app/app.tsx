import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components'
import { Route, Router, Switch } from 'wouter'
import { queryClient } from '../client/queries.ts'
import { ToastRegion } from '../components/toast.tsx'
import { SettingsPage } from '../pages/settings/settings-page.tsx'
import { SubmissionsPage } from '../pages/submissions/submissions-page.tsx'
import { VerifyPage } from '../pages/verify/verify-page.tsx'
import { Commands } from './commands.tsx'
import { HomeSidebar } from './home-sidebar.tsx'
import { useHashPath } from './location.ts'
import { Page } from './page.tsx'
import type { Crumb } from './shell.tsx'
import { Shell } from './shell.tsx'
import { SubmissionRoutes } from './submission-routes.tsx'
import { Theme } from './theme.tsx'
import { LinkButton } from '../components/button.tsx'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-US">
        <Router hook={useHashPath}>
          <Theme />
          <Commands />
          <Switch>
            <Route path="/s/:id/*?">{({ id }) => <SubmissionRoutes key={id} id={id} />}</Route>
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
