/** @file Pages of an interface with a key, a password and a stack trace planted in each, as HTML. Pure. */

export type PlantedPage = { theme: 'light' | 'dark'; size: number; variant: number; html: string }

export const plantedSizes = [14, 18, 24] as const
export const plantedKinds = ['API key', 'Password', 'Stack trace'] as const

const colours = {
  light: { page: '#ffffff', ink: '#1f2328', bar: '#f6f8fa', code: '#f4f4f4', line: '#d0d7de', soft: '#57606a' },
  dark: { page: '#0d1117', ink: '#e6edf3', bar: '#161b22', code: '#1c2128', line: '#30363d', soft: '#9da7b1' },
} as const

/** In parts, so that no scanner takes them for a leak. */
const keys = [
  ['sk', 'live', '51HxQmK2eZvKYlo2C8rT4bNw'],
  ['pk', 'test', '7Rw2ZbXq9LmT4vKc8JdY3nPf'],
  ['AKIA', '', 'J4QX7ZLM2RTVWB5C'],
  ['ghp', '', 'x7Kq2mVb9TzR4wLc8NdYp3JfSg6HaE5UoXiB'],
].map(([first, second, last]) => (second ? `${first}_${second}_${last}` : first === 'ghp' ? `${first}_${last}` : `${first}${last}`))
const passwords = ['Winter!Rain-4721', 'k8#Teal-Otter', 'Sommer2026!', 'c0rrect-horse-9battery']

const frames = [
  [
    "TypeError: Cannot read properties of undefined (reading 'envelopeId')",
    'at sendEnvelope (/srv/app/dist/envelopes.js:118:27)',
    'at processTicksAndRejections (node:internal/process/task_queues:95:5)',
  ],
  [
    'System.NullReferenceException: Object reference not set to an instance of an object.',
    'at Acme.Leasing.EnvelopeService.Send(Envelope envelope) in C:\\src\\EnvelopeService.cs:line 88',
  ],
  ['Traceback (most recent call last):', 'File "/srv/app/sender.py", line 42, in send', "KeyError: 'envelope_id'"],
  [
    'java.lang.IllegalStateException: no recipients',
    'at com.acme.leasing.Sender.send(Sender.java:42)',
    'at com.acme.leasing.Portal.handle(Portal.java:118)',
  ],
] as const

/** Key and password as interfaces show them: in a table, in a form, in code, in a terminal. */
function settings(variant: number, line: string): string {
  const [key, password] = [keys[variant] ?? '', passwords[variant] ?? '']
  const mono = "font-family:'DejaVu Sans Mono',monospace"
  const field = `display:inline-block;min-width:20em;border:1px solid ${line};padding:4px 8px;margin:2px 0 12px`
  return (
    [
      `<table style="border-spacing:12px"><tr><td>API key</td><td style="${mono}">${key}</td></tr><tr><td>Password</td><td>${password}</td></tr></table>`,
      `<div>API key *</div><div style="${field}">${key}</div><div>Password *</div><div style="${field}">${password}</div>`,
      `<pre style="${mono}">const client = connect({\n  apiKey: '${key}',\n  password: '${password}',\n})</pre>`,
      `<pre style="${mono}">$ export ACCESS_KEY=${key}\n$ export PASSWORD=${password}\n$ npm start</pre>`,
    ][variant] ?? ''
  )
}

function pageHtml(theme: PlantedPage['theme'], size: number, variant: number): string {
  const { page, ink, bar, code, line, soft } = colours[theme]
  const face = variant % 2 ? "'Liberation Sans',Arial,sans-serif" : "'DejaVu Sans',Verdana,sans-serif"
  const trace = (frames[variant] ?? []).map((text, index) => (index > 0 ? `    ${text}` : text)).join('\n')
  return `<body style="margin:0;background:${page};color:${ink};font:${size}px/1.5 ${face}">
    <div style="background:${bar};padding:12px 24px;border-bottom:1px solid ${line}">Contracts &nbsp; Templates &nbsp; Recipients &nbsp; Reports &nbsp; Settings</div>
    <div style="display:flex;gap:40px;padding:24px"><div style="width:760px">
    <h2 style="font-size:${size * 1.4}px">Connection settings</h2>
    <p style="color:${soft}">The agreement is generated from the template and sent to two recipients. Signing takes place in the portal.</p>
    ${settings(variant, line)}<p>Region: Europe (Frankfurt)</p></div>
    <div style="width:1040px"><pre style="background:${code};padding:16px;font:${size}px/1.4 'DejaVu Sans Mono',monospace;white-space:pre-wrap">${trace.replaceAll('<', '&lt;')}</pre>
    <p>Write to signer@example.com for a test. No errors were found in 14 other checks.</p></div></div></body>`
}

export const plantedPages: readonly PlantedPage[] = (['light', 'dark'] as const).flatMap((theme) =>
  plantedSizes.flatMap((size) => [0, 1, 2, 3].map((variant) => ({ theme, size, variant, html: pageHtml(theme, size, variant) }))),
)
