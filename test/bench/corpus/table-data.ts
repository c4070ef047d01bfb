/** @file The rows of the tables: made-up orders, the operations of a real interface, and the files of the installed packages. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cutDocument } from './openapi-document.ts'

export type Row = Record<string, string | number>

const customers = [
  'Brightwater Catering',
  'Northgate Optics',
  'Kestrel Freight',
  'Juniper & Sons',
  'Halden Marine',
  'Ostrava Steel',
  'Pinewood Dental',
]
const cities = ['Rotterdam', 'Chicago', 'Aberdeen', 'Lyon', 'Osaka', 'Valparaíso', 'Tromsø', 'Graz', 'Bergamo', 'Halifax', 'Porto']
const goods = [
  'Torque wrench 1/2"',
  'Label printer',
  'Hydraulic jack 3 t',
  'Bench vice',
  'Safety goggles',
  'Pallet scale',
  'Cable drum 50 m',
  'Heat gun',
]
const people = ['Robin Vale', 'Jordan Avery', 'Morgan Reyes', 'Sam Whitlock', 'Alex Lindqvist', 'Kim Okafor']
const carriers = ['Road', 'Rail', 'Sea', 'Air', 'Courier']
const states = ['new', 'confirmed', 'picked', 'shipped', 'delivered', 'returned']

/** Steps of different primes through the lists look like chance, and are the same every time. */
function makeOrders(): Row[] {
  const pick = (values: readonly string[], step: number, index: number) => values[(index * step + Math.floor(index / 5)) % values.length] ?? ''
  return Array.from({ length: 3_000 }, (_, index) => {
    const quantity = 1 + ((index * 37) % 48)
    const price = 12.5 + ((index * 7919) % 98_765) / 100
    return {
      order: `SO-${48_210 + index}`,
      date: new Date(Date.UTC(2025, 0, 2) + index * 9_876_543).toISOString().slice(0, 16).replace('T', ' '),
      customer: pick(customers, 3, index),
      city: pick(cities, 7, index),
      article: pick(goods, 5, index),
      quantity,
      price: Number(price.toFixed(2)),
      total: Number((quantity * price).toFixed(2)),
      carrier: pick(carriers, 2, index),
      state: pick(states, 5, index),
      reference: `${(index * 2_654_435_761) % 4_294_967_296}`.padStart(10, '0'),
      contact: pick(people, 5, index),
      email: `${pick(people, 5, index).toLowerCase().replace(' ', '.')}@example.com`,
      phone: `+44 1632 ${960_000 + ((index * 613) % 999)}`,
      warehouse: `${pick(cities, 3, index).slice(0, 3).toUpperCase()}-${1 + (index % 9)}`,
      weight: ((index * 271) % 4_000) / 10,
      note: index % 6 === 0 ? `Call ${pick(customers, 2, index)} before delivery` : '',
    }
  })
}

async function listOperations(packages: string): Promise<Row[]> {
  const { paths } = await cutDocument(packages, ['repos', 'actions', 'orgs', 'issues', 'pulls', 'teams', 'users', 'checks'], 90)
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary, tags, operationId, parameters, responses }]) => ({
      method: method.toUpperCase(),
      path,
      summary,
      tag: tags.join(' '),
      identifier: operationId,
      parameters: parameters?.length ?? 0,
      responses: Object.keys(responses).join(' '),
    })),
  )
}

async function listFiles(packages: string): Promise<Row[]> {
  const folders = ['@xterm/xterm', 'ag-grid-community/dist/types', 'pdfjs-dist', 'swagger-ui-dist']
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(packages, folder), { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(packages.length + 1))
      return Promise.all(files.toSorted().map(async (path) => ({ package: folder, path, bytes: (await stat(join(packages, path))).size })))
    }),
  )
  return found.flat().map(({ path, ...file }) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return {
      name,
      kind: name.slice(name.indexOf('.') + 1),
      ...file,
      kilobytes: Number((file.bytes / 1000).toFixed(1)),
      path,
      depth: path.split('/').length,
    }
  })
}

/** @returns the rows of every table by its title. */
export async function makeTables(packages: string): Promise<Record<string, Row[]>> {
  return { Orders: makeOrders(), Operations: await listOperations(packages), Files: await listFiles(packages) }
}
