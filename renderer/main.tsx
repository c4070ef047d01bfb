import './client/zod-without-eval.ts'
import '@fontsource-variable/inter/index.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadPagesWhenIdle } from './app/page-on-demand.tsx'
import { watchDrafts } from './client/drafts.ts'
import { watchService } from './client/queries.ts'
import { connectToService, host } from './client/service.ts'
import { watchServiceState } from './client/service-state.ts'
import { showToast } from './components/toast.tsx'
import { watchRecorder } from './recorder/watch-recorder.ts'

watchServiceState()
watchService()
watchDrafts()
watchRecorder()
connectToService()
host.onSaid((words) => showToast(words))

// A file dropped beside a drop zone would otherwise replace the page.
for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault())

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  loadPagesWhenIdle()
}
