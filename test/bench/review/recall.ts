/** @file How many of the planted secrets and errors were found, and what else. Pure. */
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { plantedKinds, plantedPages, plantedSizes } from './planted-pages.ts'

export type Recall = { theme: string; size: number; kind: string; found: number; planted: number }

/** The page changes at whole seconds; a finding may reach into the next page by the frame that it was seen in last. */
const edgeMs = 500

/** What a planted thing may be called: a key has a name of its own where its form tells it. */
const namesOf: Record<(typeof plantedKinds)[number], readonly string[]> = {
  'API key': ['API key', 'AWS access key', 'GitHub token', 'Random-looking text'],
  Password: ['Password'],
  'Stack trace': ['Stack trace'],
}

/** @param pageMs how long each page was shown. */
export function measureRecall(findings: readonly ScreenFinding[], pageMs: number): { recall: Recall[]; falseAlarms: ScreenFinding[] } {
  const isOn = (index: number) => (finding: ScreenFinding) =>
    finding.startMs < (index + 1) * pageMs - edgeMs && finding.endMs > index * pageMs + edgeMs
  const recall = (['light', 'dark'] as const).flatMap((theme) =>
    plantedSizes.flatMap((size) =>
      plantedKinds.map((kind) => {
        const pages = [...plantedPages.entries()].filter(([, page]) => page.theme === theme && page.size === size)
        const found = pages.filter(([index]) => findings.some((finding) => isOn(index)(finding) && namesOf[kind].includes(finding.label)))
        return { theme, size, kind, found: found.length, planted: pages.length }
      }),
    ),
  )
  // The first line of a trace may stand apart from the others.
  const expected = new Set([...Object.values(namesOf).flat(), 'Exception', 'Error message'])
  return { recall, falseAlarms: findings.filter(({ label }) => !expected.has(label)) }
}
