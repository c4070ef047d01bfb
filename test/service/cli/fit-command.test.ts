import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { planAlternativeSchema, videoPlanSchema, videoPredictionSchema, videoWishesSchema } from '#shared/domain/video-plan.ts'
import { projectRoot } from '../../../build/project.ts'
import { makeClip, page } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const entry = join(projectRoot, 'electron/service/cli.ts')
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-profile:v', 'high']

type Result = { outputs?: { path: string }[]; error?: { code: string; message: string } }

function certpack(args: string[], cwd?: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
  return { status, stderr, result: JSON.parse(stdout) as Result }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function smallClip(): Promise<{ folder: string; clip: string }> {
  const folder = temporaryFolder()
  return { folder, clip: await makeClip(folder, 'clip.mp4', [...page('320x180', 10, 1), ...x264]) }
}

it('takes every name as a name', async () => {
  const { folder, clip } = await smallClip()
  for (const name of [`-x $(touch y) 'q".mp4`, '%03d.mp4', 'new\nline 😀.mp4', 'file:a:b.mp4']) {
    copyFileSync(clip, join(folder, name))
    // Behind `--`, and with `./` before it: the two ways in which a shell user gives such a name.
    for (const given of name.startsWith('-') ? [['--', name], [`./${name}`]] : [[name]]) {
      const { status, result } = certpack(['fit', '--json', '--out', 'out', ...given], folder)
      expect({ status, made: existsSync(result.outputs?.[0]?.path ?? '') }).toEqual({ status: 0, made: true })
    }
  }
  expect(existsSync(join(folder, 'y'))).toBe(false)
})

it('reads marks with a byte order mark, as Windows programs write it', async () => {
  const { folder, clip } = await smallClip()
  writeFileSync(join(folder, 'marks.json'), '\uFEFF[{ "atMs": 500, "title": "Declined", "flow": "exception" }]')
  expect(certpack(['fit', '--json', clip, '--out', join(folder, 'out'), '--marks', join(folder, 'marks.json')]).status).toBe(0)
})

it('never replaces the recording, nor what is no file, and says so before it encodes', async () => {
  const { folder, clip } = await smallClip()
  renameSync(clip, join(folder, 'clip-all.mp4'))
  symlinkSync('clip-all.mp4', join(folder, 'clip.mp4'))
  symlinkSync(folder, join(folder, 'same'))
  const before = readFileSync(join(folder, 'clip-all.mp4'))
  const replacing = certpack(['fit', '--json', join(folder, 'clip.mp4'), '--out', join(folder, 'same')])
  expect({ status: replacing.status, code: replacing.result.error?.code }).toEqual({ status: 2, code: 'bad-input' })
  expect(readFileSync(join(folder, 'clip-all.mp4')).equals(before)).toBe(true)

  mkdirSync(join(folder, 'out/clip-exception.mp4'), { recursive: true })
  const blocked = certpack(['fit', '--json', join(folder, 'clip.mp4'), '--out', join(folder, 'out')])
  expect({ status: blocked.status, message: blocked.result.error?.message }).toEqual({ status: 2, message: expect.stringContaining('in the way') })
  expect(readdirSync(join(folder, 'out'))).toEqual(['clip-exception.mp4'])
})

it('takes away the folders that it made for nothing, and what a killed run left', async () => {
  const { folder, clip } = await smallClip()
  writeFileSync(join(folder, 'text.mp4'), 'no recording')
  expect(certpack(['fit', '--json', join(folder, 'text.mp4'), '--out', join(folder, 'a/b/c')]).status).toBe(2)
  expect(existsSync(join(folder, 'a'))).toBe(false)

  const out = join(folder, 'out')
  const busy = await makeClip(folder, 'busy.mkv', ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=30:d=4', ...x264])
  const killed = spawn(process.execPath, [entry, 'fit', busy, '--out', out], { stdio: 'ignore' })
  await until(() => existsSync(out) && readdirSync(out).length > 0)
  killed.kill('SIGKILL')
  await new Promise((resolve) => killed.once('exit', resolve))
  expect(readdirSync(out).length).toBe(1)
  expect(certpack(['fit', '--json', clip, '--out', out]).status).toBe(0)
  expect(readdirSync(out)).toEqual(['clip-all.mp4'])
})

it('stops, and leaves nothing, when the command in front of it is killed', async () => {
  const { folder } = await smallClip()
  const busy = await makeClip(folder, 'busy.mkv', ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=30:d=4', ...x264])
  const out = join(folder, 'out')
  const command = spawn(process.execPath, [join(projectRoot, 'build/certpack.js'), 'fit', busy, '--out', out], { stdio: 'ignore' })
  await until(() => existsSync(out) && readdirSync(out).length > 0)
  command.kill('SIGKILL')
  await until(() => !existsSync(out))
})

it('tells the plan, what it would make and the other ways, and writes nothing', async () => {
  const { folder } = await smallClip()
  const busy = await makeClip(folder, 'busy.mkv', ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=30:d=2', ...x264])
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  const before = readdirSync(folder)
  const { status, result } = certpack(['fit', '--plan-only', '--json', '--limit', '100000', busy], folder, { TMPDIR: temporary })
  expect(status).toBe(0)
  const told = z.object({
    plan: videoPlanSchema.omit({ alternatives: true }),
    predicted: videoPredictionSchema,
    alternatives: z.array(planAlternativeSchema),
  })
  const { plan, predicted, alternatives } = told.strict().parse(result)
  expect(plan.outputs.length).toBe(1)
  expect(predicted).toEqual({ bytes: plan.outputs[0]!.predicted.bytes, legibility: plan.legibility, seconds: plan.seconds })
  expect(predicted.bytes).toBeLessThan(100_000)
  expect(alternatives.every(({ wishes }) => videoWishesSchema.safeParse(wishes).success)).toBe(true)
  expect(readdirSync(folder)).toEqual(before)
  expect(readdirSync(temporary)).toEqual([])
})

it('tells the plan of the wishes that it is given', async () => {
  const { folder, clip } = await smallClip()
  writeFileSync(join(folder, 'marks.json'), '[{ "atMs": 500, "flow": "exception" }]')
  const { plan } = certpack(['fit', '--plan-only', '--json', '--files', 'two', '--marks', join(folder, 'marks.json'), clip]).result as {
    plan: { outputs: { flow: string }[] }
  }
  expect(plan.outputs.map(({ flow }) => flow)).toEqual(['normal', 'exception'])
})

it.each([
  ['--prefer', 'speed'],
  ['--files', 'three'],
  ['--codec', 'vp9'],
  ['--floor', '2'],
  ['--floor', '-0.1'],
  ['--floor', 'high'],
  ['--floor', ''],
])('refuses %s %j with exit code 2, before it looks at the recording', (option, value) => {
  expect(certpack(['fit', '--json', 'absent.mp4', '--out', 'out', `${option}=${value}`])).toMatchObject({
    status: 2,
    result: { error: { code: 'bad-input', message: expect.stringContaining(option) } },
  })
})

it('answers a wrong call in JSON too, with exit code 2', () => {
  expect(certpack(['fit', '--json', 'a.mp4'])).toMatchObject({
    status: 2,
    result: { error: { code: 'bad-input', message: expect.stringContaining('--out') } },
  })
  expect(certpack(['nothing', '--json'])).toMatchObject({ status: 2, result: { error: { code: 'bad-input' } } })
})

it.skipIf(process.platform === 'win32')('goes on to its end when its reader leaves, and fails when its result cannot be written', async () => {
  const { folder, clip } = await smallClip()
  const run = (redirect: string) =>
    spawnSync('/bin/sh', ['-c', `"$1" "$2" fit --json --out "$3" "$4" ${redirect}`, 'sh', process.execPath, entry, folder, clip], {
      encoding: 'utf8',
    })
  expect(run('| true').stderr).not.toContain('EPIPE')
  expect(existsSync(join(folder, 'clip-all.mp4'))).toBe(true)
  if (!existsSync('/dev/full')) return
  const { status, stderr } = run('> /dev/full')
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('could not be written') })
  expect(stderr).not.toContain('    at ')
})
