/** @file The page that shows documents: a small viewer of tabs, outline, zoom and search around the components of PDF.js. */
import { htmlPage } from './site.ts'

const style = `<style>
  body { margin: 0; height: 100vh; display: grid; grid: 44px 1fr / 300px 1fr; background: #d4d7dc; font: 14px 'DejaVu Sans', sans-serif; color: #222 }
  header { grid-column: 1 / 3; display: flex; gap: 8px; align-items: center; padding: 0 12px; background: #f6f7f9; border-bottom: 1px solid #b9bec6 }
  header button, header input { font: inherit; padding: 5px 12px; border: 1px solid #b9bec6; border-radius: 4px; background: #fff }
  header button.open { background: #dbe7fb } header span { margin-left: auto }
  nav { overflow: hidden; background: #fbfbfc; border-right: 1px solid #b9bec6; padding-top: 10px }
  nav a { display: block; padding: 6px 16px; cursor: pointer; white-space: nowrap; overflow: hidden; text-overflow: ellipsis } nav a:hover { background: #e8edf4 }
  main { position: relative } #container { position: absolute; inset: 0; overflow: auto }
</style>`

const script = `
  import * as pdfjs from '/packages/pdfjs-dist/build/pdf.mjs'
  globalThis.pdfjsLib = pdfjs
  const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await import('/packages/pdfjs-dist/web/pdf_viewer.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = '/packages/pdfjs-dist/build/pdf.worker.mjs'
  const eventBus = new EventBus(), linkService = new PDFLinkService({ eventBus })
  const findController = new PDFFindController({ eventBus, linkService })
  const viewer = new PDFViewer({ container: document.querySelector('#container'), eventBus, linkService, findController })
  linkService.setViewer(viewer)
  const [tabs, outline, status, find] = ['#tabs', 'nav', 'span', 'input'].map((name) => document.querySelector(name))
  const tell = () => { status.textContent = 'Page ' + viewer.currentPageNumber + ' of ' + viewer.pagesCount + '   ' + Math.round(viewer.currentScale * 100) + ' %' }
  for (const name of ['pagesinit', 'pagechanging', 'scalechanging']) eventBus.on(name, tell)
  eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width' })
  async function open(name) {
    const file = await pdfjs.getDocument({ url: '/' + name, standardFontDataUrl: '/packages/pdfjs-dist/standard_fonts/', wasmUrl: '/packages/pdfjs-dist/wasm/' }).promise
    viewer.setDocument(file)
    linkService.setDocument(file)
    outline.replaceChildren(...((await file.getOutline()) ?? []).map(({ title, dest }) => {
      const link = document.createElement('a')
      link.textContent = title
      link.onclick = () => linkService.goToDestination(dest)
      return link
    }))
  }
  for (const name of ['release-notes.pdf', 'licence.pdf', 'operations.pdf', 'manual.pdf']) {
    const tab = tabs.appendChild(document.createElement('button'))
    tab.textContent = name
    tab.onclick = () => {
      tabs.querySelector('.open')?.classList.remove('open')
      tab.classList.add('open')
      open(name)
    }
  }
  document.querySelector('#larger').onclick = () => viewer.increaseScale()
  document.querySelector('#smaller').onclick = () => viewer.decreaseScale()
  find.onkeydown = ({ key }) => {
    if (key === 'Enter') eventBus.dispatch('find', { query: find.value, type: find.value === find.last ? 'again' : '', highlightAll: true, caseSensitive: false })
    if (key === 'Enter') find.last = find.value
  }
  tabs.firstElementChild.click()`

export const documentsPage = htmlPage(
  'Documents',
  `<link rel="stylesheet" href="/packages/pdfjs-dist/web/pdf_viewer.css">${style}`,
  `<header><div id="tabs"></div><button id="smaller">−</button><button id="larger">+</button><input placeholder="Find in the document"><span></span></header>
  <nav></nav><main><div id="container"><div class="pdfViewer"></div></div></main><script type="module">${script}</script>`,
)
