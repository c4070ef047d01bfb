import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../build/project.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { hasTool } from '../helpers/tools.ts'

type Exported = { folder: string; zip: string; files: { name: string; bytes: number; sha256: string }[] }

const outFolder = mkdtempSync(join(tmpdir(), 'certpack-package-'))
let exported: Exported
let app: Launched

beforeAll(async () => {
  const cli = join(projectRoot, 'electron', 'service', 'cli.ts')
  exported = JSON.parse(
    execFileSync(process.execPath, [cli, 'export', join(projectRoot, 'resources', 'sample'), '--out', outFolder, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as Exported
  app = await launchCertpack()
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(outFolder, { recursive: true, force: true })
})

test('the video of the package plays to its end in Chromium', { timeout: 60_000 }, async () => {
  await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
  await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
  const video = readFileSync(join(exported.folder, '2-video-normal.mp4'))
  const sha256 = createHash('sha256').update(video).digest('hex')
  // The sample's own video is what the package holds, so the application serves the same bytes.
  const played = await app.page.evaluate(async (url) => {
    const element = document.createElement('video')
    element.src = url
    element.muted = true
    element.playbackRate = 16
    const ended = new Promise<string>((resolve) => {
      element.addEventListener('ended', () => resolve('ended'))
      element.addEventListener('error', () => resolve(`error: ${element.error?.message}`))
    })
    await element.play()
    return { how: await ended, atSeconds: element.currentTime, durationSeconds: element.duration, width: element.videoWidth }
  }, `app://certpack/media/${sha256}`)
  expect(played).toMatchObject({ how: 'ended', width: 1920 })
  expect(Math.abs(played.atSeconds - played.durationSeconds)).toBeLessThan(0.1)
})

test.skipIf(!hasTool('unzip'))('unzip finds the zip whole (skipped without unzip)', () => {
  expect(execFileSync('unzip', ['-tq', exported.zip], { encoding: 'utf8' })).toContain('No errors')
})

test.skipIf(!hasTool('sha256sum'))('sha256sum agrees with SHA256SUMS (skipped without sha256sum)', () => {
  expect(spawnSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: exported.folder }).status).toBe(0)
})

test.skipIf(!hasTool('python3'))("Python's e-mail parser finds every attachment, byte for byte (skipped without python3)", () => {
  const script = `
import email, email.policy, glob, hashlib, json, sys
found = {}
for path in sorted(glob.glob(sys.argv[1] + '/emails/*.eml')):
    with open(path, 'rb') as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    assert message['X-Unsent'] == '1' and message['To'] and not message.defects, path
    for part in message.iter_attachments():
        found[part.get_filename()] = hashlib.sha256(part.get_content() if isinstance(part.get_content(), bytes) else part.get_payload(decode=True)).hexdigest()
print(json.dumps(found))
`
  const attached = JSON.parse(execFileSync('python3', ['-c', script, exported.folder], { encoding: 'utf8' })) as Record<string, string>
  const expected = Object.fromEntries(exported.files.map(({ name, sha256 }) => [name.split('/').at(-1), sha256]))
  expect(Object.keys(attached)).toEqual(expect.arrayContaining(['2-video-normal.mp4', '4-traces.zip', '1-questionnaire.pdf']))
  for (const [name, sha256] of Object.entries(attached)) expect([name, sha256]).toEqual([name, expected[name]])
})
