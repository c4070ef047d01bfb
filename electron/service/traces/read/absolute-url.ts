/** @file Puts the address of a request together from its start line and the Host header. */

/**
 * @param host of the Host header; null when there is none.
 * @param scheme when something else than the port tells it.
 * @returns the target itself where no host is known.
 */
export function absoluteUrl(target: string, host: string | null, scheme?: 'http' | 'https'): string {
  if (!target.startsWith('/') || host === null || !/^[\w.:[\]-]{1,300}$/.test(host)) return target
  return `${scheme ?? schemeOf(host)}://${host}${target}`
}

/** DocuSign answers over TLS only; what runs on one's own machine rarely does. */
function schemeOf(host: string): 'http' | 'https' {
  const port = /:(\d{1,5})$/.exec(host)?.[1]
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase()
  const isLocal = name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
  return port === '80' || port === '8080' || (isLocal && port !== '443' && port !== '8443') ? 'http' : 'https'
}
