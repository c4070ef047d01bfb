/** @file Which of DocuSign's systems a host belongs to. Pure. Sources: go-live documentation, best-practices text (section 1.6 of the facts). */

/** @returns the host in lower case without its port. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d{1,5}$/, '')
}

/** Labels before `docusign.net` or `docusign.com`; null for a host of somebody else. */
function labelsOf(host: string): { labels: string[]; isNet: boolean } | null {
  const match = /^(?:(.{1,200})\.)?docusign\.(net|com)$/.exec(hostName(host))
  return match && { labels: (match[1] ?? '').split('.').filter((label) => label !== ''), isNet: match[2] === 'net' }
}

export function isDocuSignHost(host: string): boolean {
  return labelsOf(host) !== null
}

/** As `demo.docusign.net`, `account-d.docusign.com`, `appdemo.docusign.com`. */
export function isSandboxHost(host: string): boolean {
  return labelsOf(host)?.labels.some((label) => label.endsWith('demo') || label.startsWith('demo') || /-[ds]$/.test(label)) ?? false
}

/** As `na2.docusign.net`, `account.docusign.com`; pages for people as `www.docusign.com` are no part of the API. */
export function isProductionHost(host: string): boolean {
  const found = labelsOf(host)
  if (!found || isSandboxHost(host)) return false
  return found.isNet || found.labels.some((label) => ['account', 'api', 'app', 'apps', 'admin'].includes(label))
}

/** Where people use DocuSign in a browser: `app.docusign.com`, `appdemo.docusign.com`, `demo.app.docusign.net`. */
export function isWebApplicationHost(host: string): boolean {
  return labelsOf(host)?.labels.some((label) => /^(?:app|apps|appdemo|apps-d|admin|admindemo)$/.test(label)) ?? false
}

/** Where a token is asked for. */
export function isAccountHost(host: string): boolean {
  return labelsOf(host)?.labels.some((label) => /^account(?:-[ds])?$/.test(label)) ?? false
}

/** This machine, and hosts that a trace does not resolve, as `{{baseUrl}}`: what is called there shows in the path alone. */
export function isUnresolvedHost(host: string): boolean {
  const name = hostName(host)
  return name === '' || name.includes('{') || name === 'localhost' || name === '[::1]' || name.startsWith('127.')
}
