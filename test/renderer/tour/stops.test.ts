import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleDocument, sampleTitle } from '#shared/domain/samples.ts'
import { projectRoot } from '../../../build/project.ts'
import { tourStops } from '../../../renderer/tour/stops.ts'

const renderer = join(projectRoot, 'renderer')
/** The module of the page that a route shows. */
const pages: Record<string, string> = {
  '/s/:id': 'pages/tasks/task-list-page.tsx',
  '/s/:id/dates': 'pages/dates/dates-page.tsx',
  '/s/:id/check': 'pages/check/check-page.tsx',
  '/settings': 'pages/settings/settings-page.tsx',
}
const pageOf = (route: string) => {
  const path = route.split('?')[0] ?? ''
  const step = path.split('/').at(-1) ?? ''
  return join(renderer, pages[path] ?? `steps/${step}/${step}-step.tsx`)
}

/** @returns the modules that a page is made of: itself, and what lies in its folder and is imported from it. */
function modulesOf(page: string): string[] {
  const found = new Set([page])
  for (const module of found) {
    for (const [, name = ''] of readFileSync(module, 'utf8').matchAll(/from '(\.[^']+\.tsx)'/g)) {
      const imported = join(dirname(module), name)
      if (imported.startsWith(dirname(page))) found.add(imported)
    }
  }
  return [...found]
}

describe('the tour', () => {
  test.each(tourStops)('$title: what it is about stands on $route, once', ({ route, anchor }) => {
    const marks = modulesOf(pageOf(route)).flatMap((module) => readFileSync(module, 'utf8').split(`tourAnchor('${anchor}')`).slice(1))
    expect(marks).toHaveLength(1)
  })

  test('has six to eight stops of two sentences each, and goes nowhere twice', () => {
    expect(tourStops.length).toBeGreaterThanOrEqual(6)
    expect(tourStops.length).toBeLessThanOrEqual(8)
    expect(new Set(tourStops.map(({ anchor }) => anchor)).size).toBe(tourStops.length)
    // "4.5 MB" and the like are no ends of sentences.
    for (const { text } of tourStops) expect([text, text.match(/\.(?= |$)/g)?.length]).toEqual([text, 2])
  })

  test('takes no more than two minutes to read, at 200 words a minute', () => {
    const words = tourStops.flatMap(({ title, text }) => `${title} ${text}`.split(' ')).length
    expect(words).toBeLessThan(400)
  })

  test('finds the sample by its name', () => {
    const document = JSON.parse(readFileSync(join(projectRoot, 'resources', 'sample', sampleDocument('sample')), 'utf8')) as {
      submission: { profile: { productName: string } }
    }
    expect(document.submission.profile.productName).toBe(sampleTitle)
  })
})
