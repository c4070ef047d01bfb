/** @file A large real OpenAPI document, GitHub's, cut down to some of its tags so that a page can hold it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/** What the corpus shows of an operation by itself; the rest goes to the pages as it is. */
export type Operation = JsonObject & { summary: string; operationId: string; tags: string[]; parameters?: Json[]; responses: JsonObject }

export type OpenapiDocument = { openapi: string; info: JsonObject; tags: { name: string }[]; paths: Record<string, Record<string, Operation>> }

const methods = new Set(['get', 'post', 'put', 'patch', 'delete'])

/** @returns the operations of `tags`, at most `perTag` of each, with every component they refer to. */
export async function cutDocument(packages: string, tags: readonly string[], perTag: number): Promise<OpenapiDocument> {
  const text = await readFile(join(packages, '@octokit/openapi/generated/api.github.com.json'), 'utf8')
  const whole = JSON.parse(text) as OpenapiDocument & { components: Record<string, JsonObject> }
  const counts = new Map<string, number>()
  const paths: OpenapiDocument['paths'] = {}
  for (const [path, operations] of Object.entries(whole.paths)) {
    const kept = Object.entries(operations).filter(([method, operation]) => {
      const tag = methods.has(method) ? operation.tags[0] : undefined
      if (tag === undefined || !tags.includes(tag)) return false
      counts.set(tag, (counts.get(tag) ?? 0) + 1)
      return (counts.get(tag) ?? 0) <= perTag
    })
    if (kept.length > 0) paths[path] = Object.fromEntries(kept)
  }
  const components: Record<string, JsonObject> = {}
  const waiting: Json[] = [paths]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue
    if (Array.isArray(value)) {
      waiting.push(...value)
      continue
    }
    waiting.push(...Object.values(value))
    const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/(.+)$/.exec(typeof value['$ref'] === 'string' ? value['$ref'] : '') ?? []
    const component = whole.components[kind]?.[name]
    if (component === undefined || components[kind]?.[name] !== undefined) continue
    components[kind] = { ...components[kind], [name]: component }
    waiting.push(component)
  }
  const securitySchemes = { token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' } }
  const { openapi, info } = whole
  return Object.assign(
    { openapi, info, tags: whole.tags.filter(({ name }) => tags.includes(name)), paths },
    { components: { ...components, securitySchemes }, servers: [{ url: '/api' }] },
  )
}
