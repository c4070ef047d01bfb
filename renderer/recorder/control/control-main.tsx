/** @file Entry of the small window that stays on top while something is recorded. It knows neither service nor host. */
import '../../client/zod-without-eval.ts'
import '@fontsource-variable/inter/index.css'
import '../../styles/tokens.css'
import '../../styles/base.css'
import { createRoot } from 'react-dom/client'
import { Control } from './control.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<Control />)
