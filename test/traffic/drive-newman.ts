/** @file Makes the calls with Newman: its JSON report, and the collection with the answers saved as examples, as Postman exports it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import newman from 'newman'
import type { PlannedCall } from './flow.ts'
import type { TrafficServer } from './server.ts'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

type Jsonable = { toJSON(): object }
type Execution = {
  item: { name: string }
  request: Jsonable
  response?: Jsonable & { stream?: Buffer; status: string; code: number; headers: Jsonable }
}

/** @returns the paths of the report and of the collection. */
export async function runNewman(
  { scheme, port }: TrafficServer,
  calls: readonly PlannedCall[],
  folder: string,
): Promise<{ report: string; collection: string }> {
  const report = join(folder, 'newman-report.json')
  const item = calls.map(({ name, method, path, headers, body }) => ({
    name,
    request: {
      method,
      header: Object.entries(headers).map(([key, value]) => ({ key, value })),
      url: `${scheme}://127.0.0.1:${port}${path}`,
      ...(body === null ? {} : { body: { mode: 'raw', raw: body } }),
    },
  }))
  const info = { name: 'Certification', schema }
  const executions = await new Promise<Execution[]>((resolve, reject) => {
    const options = { collection: { info, item }, reporters: ['json'], reporter: { json: { export: report } }, insecure: true }
    newman.run(options, (error, summary) => {
      if (error) reject(error)
      else resolve(summary.run.executions as unknown as Execution[])
    })
  })
  const collection = join(folder, 'certification.postman_collection.json')
  writeFileSync(
    collection,
    JSON.stringify({ info, item: executions.map((execution, index) => ({ ...item[index], response: examplesOf(execution) })) }, null, '\t'),
  )
  return { report, collection }
}

function examplesOf({ item, request, response }: Execution): object[] {
  if (!response) return []
  const { status, code, headers, stream } = response
  return [
    { name: item.name, originalRequest: request.toJSON(), status, code, header: headers.toJSON(), cookie: [], body: stream?.toString('utf8') ?? '' },
  ]
}
