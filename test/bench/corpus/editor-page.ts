/** @file The page that shows sources: a list of files, Monaco, and a status line. */
import { htmlPage } from './site.ts'

const style = `<style>
  body { margin: 0; height: 100vh; display: grid; grid: 1fr 22px / 250px 1fr; background: #1e1e1e; color: #ccc; font: 12px 'DejaVu Sans', sans-serif }
  nav { background: #252526; padding: 8px 0; overflow: hidden }
  nav b { display: block; padding: 4px 14px; color: #999; font-size: 11px }
  nav a { display: block; padding: 4px 22px; white-space: nowrap; cursor: pointer } nav a:hover, nav a.open { background: #37373d }
  footer { grid-column: 1 / 3; background: #007acc; color: #fff; padding: 3px 12px }
</style>`

const script = `
  require.config({ paths: { vs: '/packages/monaco-editor/min/vs' } })
  require(['vs/editor/editor.main'], async () => {
    const files = await (await fetch('/sources.json')).json()
    // The sources are alone here: what they import would be marked as missing.
    for (const language of [monaco.typescript?.typescriptDefaults, monaco.typescript?.javascriptDefaults]) language?.setDiagnosticsOptions({ noSemanticValidation: true })
    const editor = monaco.editor.create(document.querySelector('main'), { theme: 'vs-dark', fontSize: 12, fontFamily: 'DejaVu Sans Mono', automaticLayout: true })
    const status = document.querySelector('footer')
    for (const [index, { name, language, text }] of files.entries()) {
      const model = monaco.editor.createModel(text, language, monaco.Uri.parse('file:///' + index + '/' + name))
      const link = document.querySelector('nav').appendChild(document.createElement('a'))
      link.textContent = name
      link.onclick = () => {
        document.querySelector('.open')?.classList.remove('open')
        link.classList.add('open')
        editor.setModel(model)
        editor.focus()
      }
      if (index === 0) link.click()
    }
    const tell = () => {
      const at = editor.getPosition(), model = editor.getModel()
      status.textContent = 'Line ' + at.lineNumber + ', column ' + at.column + '   of ' + model.getLineCount() + ' lines   ' + model.getLanguageId() + '   UTF-8'
    }
    editor.onDidChangeCursorPosition(tell)
    editor.onDidChangeModel(tell)
    tell()
  })`

export const editorPage = htmlPage(
  'Editor',
  `${style}<link rel="stylesheet" href="/packages/monaco-editor/min/vs/editor/editor.main.css"><script src="/packages/monaco-editor/min/vs/loader.js"></script>`,
  `<nav><b>SOURCES</b></nav><main></main><footer></footer><script>${script}</script>`,
)
