/** @file Writes `resources/icons` from the drawing in `build/icons/drawing.ts`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { iconFiles } from './icons/write-icons.ts'
import { projectRoot } from './project.ts'

for (const [name, content] of iconFiles()) {
  const path = join(projectRoot, 'resources', 'icons', name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}
