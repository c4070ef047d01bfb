/** @file Which operation of DocuSign's API an exchange calls, and what that does in the flow of an envelope. Pure. */
import type { OperationRole } from './exchange-facts.ts'
import { loggedNames, soapRoles } from './named-operations.ts'
import { accountRoutes, oauthRoutes, serviceRoutes } from './rest-operations.ts'

export type Operation = { name: string; role: OperationRole }

const unknown: Operation = { name: '', role: 'other' }
type Routes = typeof accountRoutes
type Route = { segments: string[]; operation: Operation }

/** Routes by method and number of segments: a trace has many exchanges. */
function byShape(routes: Routes): Map<string, Route[]> {
  const found = new Map<string, Route[]>()
  for (const [route, name, role] of routes) {
    const [method = '', path = ''] = route.split(' ')
    const segments = path.split('/')
    const key = `${method} ${segments.length}`
    found.set(key, [...(found.get(key) ?? []), { segments, operation: { name, role } }])
  }
  return found
}

const account = byShape(accountRoutes)
const service = byShape(serviceRoutes)
const oauth = byShape(oauthRoutes)
const roleByName = new Map<string, OperationRole>([...accountRoutes, ...serviceRoutes, ...oauthRoutes].map(([, name, role]) => [name, role]))

function match(routes: Map<string, Route[]>, method: string, segments: readonly string[]): Operation {
  const candidates = routes.get(`${method} ${segments.length}`) ?? []
  return candidates.find((route) => route.segments.every((part, index) => part === '*' || part === segments[index]))?.operation ?? unknown
}

/** Segments of a path without its query, in lower case; a slash at the end makes none. */
export function pathSegments(path: string): string[] {
  return path
    .split(/[?#]/, 1)[0]!
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '')
}

/** @returns what follows `/restapi/v2` or `/v2.1`, whatever stands before it as behind a proxy; null for another path. */
export function restSegments(path: string): string[] | null {
  const segments = pathSegments(path)
  const version = segments.findIndex((segment) => /^v\d(?:\.\d)?$/.test(segment))
  if (version === -1) return null
  const isRest = segments[version - 1] === 'restapi' || ['accounts', 'login_information'].includes(segments[version + 1] ?? '')
  return isRest ? segments.slice(version + 1) : null
}

/** @param path with or without query. @returns the REST or OAuth operation; a name of '' where it is none of the known. */
export function restOperation(method: string, path: string): Operation {
  const segments = restSegments(path)
  if (segments)
    return segments[0] === 'accounts' && segments.length > 2 ? match(account, method, segments.slice(2)) : match(service, method, segments)
  const all = pathSegments(path)
  const start = all.indexOf('oauth')
  return start === -1 ? unknown : match(oauth, method, all.slice(start))
}

/** @returns the SOAP operation of this name; any other name is kept, its role is `other`. */
export function soapOperation(name: string): Operation {
  return name === '' ? unknown : { name, role: Object.hasOwn(soapRoles, name) ? (soapRoles[name] ?? 'other') : 'other' }
}

/** @param name as in a file name of the request log. @returns the public operation; the name itself where it is not known. */
export function loggedOperation(name: string): Operation {
  const publicName = Object.hasOwn(loggedNames, name) ? (loggedNames[name] ?? name) : name
  return { name: publicName, role: roleByName.get(publicName) ?? 'other' }
}
