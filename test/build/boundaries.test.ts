import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { runCommand } from '../../build/run-command.ts'

/** Folder of the importing file, and what it imports. */
const forbidden: [folder: string, statement: string][] = [
  ['electron/shared/domain', `import { readFile } from 'node:fs/promises'`],
  ['electron/shared/domain', `import { app } from 'electron'`],
  ['electron/shared/domain', `import type { App } from 'electron'`],
  ['electron/shared/domain', `import { serve } from '../../service/serve.ts'`],
  ['electron/shared/domain', `import { window } from '../../main/window.ts'`],
  ['electron/shared/domain', `import { words } from '../../../renderer/client/words.ts'`],
  ['electron/shared/domain', `import { useState } from 'react'`],
  ['electron/service/video', `import { app } from 'electron'`],
  ['electron/service/video', `import { app } from 'electron/main'`],
  ['electron/service/video', `import { window } from '../../main/window.ts'`],
  ['electron/service/video', `import { words } from '../../../renderer/client/words.ts'`],
  ['electron/service/video', `import ffmpeg from 'fluent-ffmpeg'`],
  ['electron/main', `import { openDatabase } from '../service/database/open.ts'`],
  ['electron/main', `import { words } from '../../renderer/client/words.ts'`],
  ['electron/main', `import { limits } from '#shared/domain/limits.ts'`],
  ['electron/main', `import Database from 'better-sqlite3'`],
  ['electron/preload', `import { serve } from '../service/serve.ts'`],
  ['electron/preload', `import { limits } from '#shared/domain/limits.ts'`],
  ['renderer/client', `import { readFile } from 'node:fs/promises'`],
  ['renderer/client', `import { ipcRenderer } from 'electron'`],
  ['renderer/client', `import { serve } from '../../electron/service/serve.ts'`],
  ['renderer/client', `import { window } from '../../electron/main/window.ts'`],
  ['renderer/client', `import Database from 'better-sqlite3'`],
]

const allowed: [folder: string, statement: string][] = [
  ['electron/shared/domain', `import { z } from 'zod'`],
  ['electron/service/video', `import { limits } from '#shared/domain/limits.ts'`],
  ['electron/service/video', `import type { ParentPort } from 'electron'`],
  ['electron/main', `import { app } from 'electron'`],
  ['electron/main', `import type { Submission } from '#shared/domain/submission.ts'`],
  ['renderer/client', `import { limits } from '#shared/domain/limits.ts'`],
]

const rows = [...forbidden.map((row) => ({ row, isForbidden: true })), ...allowed.map((row) => ({ row, isForbidden: false }))]
const fileOf = (index: number, folder: string) => `${folder}/canary-${index}.ts`

let project = ''
let reported: Set<string>

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'certpack-boundaries-'))
  await copyFile(join(projectRoot, '.oxlintrc.json'), join(project, '.oxlintrc.json'))
  for (const [index, { row }] of rows.entries()) {
    const [folder, statement] = row
    const path = join(project, fileOf(index, folder))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${statement}\n`)
  }
  const { stdout } = await runCommand(join(projectRoot, 'node_modules', '.bin', 'oxlint'), ['--format=json', 'electron', 'renderer'], {
    cwd: project,
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  reported = new Set(diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename))
})
afterAll(() => rm(project, { recursive: true, force: true }))

describe('layer boundaries', () => {
  test.each(
    rows.map(({ row: [folder, statement], isForbidden }, index) => ({ folder, statement, index, verdict: isForbidden ? 'refuses' : 'allows' })),
  )('$folder $verdict $statement', ({ folder, index, verdict }) => {
    expect(reported.has(fileOf(index, folder))).toBe(verdict === 'refuses')
  })
})
