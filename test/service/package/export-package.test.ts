import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { Settings } from '#shared/domain/submission.ts'
import { zipMembers } from '../../../electron/service/files/read-zip.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { completeContext, completeSubmission, madeUpFile } from '../../fixtures/complete-submission.ts'
import { exportWorkbench } from '../../helpers/export-workbench.ts'
import { cleanTrace, withRealFiles } from '../../helpers/real-submission.ts'
import { fingerprint, hasTool } from '../../helpers/tools.ts'

const { root, freshFolder, exportTo, edited, withEarlier, childScript, jobFor } = exportWorkbench()
const settings = (changes: Partial<Settings>): Settings => ({ ...completeContext.settings, ...changes })

describe('same submission, same day, same bytes', () => {
  it('in every time zone and locale', async () => {
    const [first, second] = [join(root(), 'first'), freshFolder()]
    const child = spawnSync(process.execPath, [childScript], {
      input: jobFor(second),
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    })
    expect(child.stderr.toString()).toBe('')
    expect(fingerprint(second)).toEqual(fingerprint(first))
  })

  it.skipIf(!hasTool('faketime'))('on a clock that is years off (skipped without faketime)', async () => {
    const [first, second] = [join(root(), 'first'), freshFolder()]
    const child = spawnSync('faketime', ['-m', '2031-05-06 07:08:09', process.execPath, childScript], {
      input: jobFor(second),
      env: { ...process.env, TZ: 'America/St_Johns', DONT_FAKE_MONOTONIC: '1' },
    })
    expect(child.status, child.stderr.toString()).toBe(0)
    expect(fingerprint(second)).toEqual(fingerprint(first))
  })

  it('again in place of the first', async () => {
    const { out, before } = withEarlier()
    await exportTo(out)
    expect(fingerprint(out)).toEqual(before)
  })
})

describe('blockers', () => {
  const bare = () =>
    edited((submission) => {
      submission.delivery = { videoAddress: '', traceAddress: '', questionnaireAddress: '' }
      submission.video.fit = null
      submission.traces.files = []
    })

  it('refuse the export, are listed, and leave nothing', async () => {
    const out = freshFolder()
    await expect(exportTo(out, { submission: bare() })).rejects.toMatchObject({
      code: 'blocked',
      message: expect.stringMatching(/R5\.1[\s\S]*R5\.5/) as string,
    })
    expect(existsSync(out)).toBe(false)
  })

  it('do not stop a draft, which says what is not in it yet', async () => {
    const { folder, zip } = await exportTo(freshFolder(), { submission: bare(), isDraft: true })
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toMatch(/NOT IN IT YET\n  The demo video\n  The traces/)
    expect(await verifyPackage(zip)).toEqual({ valid: true, problems: [], signedBy: null })
  })

  it('fall back to the addresses of the settings', async () => {
    const submission = edited(({ delivery }) => Object.assign(delivery, { videoAddress: '' }))
    const { folder } = await exportTo(freshFolder(), {
      submission,
      settings: settings({ videoAddress: 'from-settings@example.com', senderAddress: 'me@example.com' }),
    })
    expect(readFileSync(join(folder, 'emails', '1-video-normal.eml'), 'latin1')).toMatch(
      /^X-Unsent: 1\r\nFrom: me@example\.com\r\nTo: from-settings@example\.com\r\n/,
    )
  })
})

describe('messages that would be too large', () => {
  const withTraces = (sizes: readonly number[], name: string) => {
    const base = completeSubmission()
    base.traces.files = sizes.map((_, index) => ({
      file: madeUpFile(`trace ${index}.txt`, '789'[index] ?? '6'),
      api: 'rest',
      note: '',
      flow: 'normal',
      source: null,
      ledger: null,
    }))
    const contents = Object.fromEntries(
      sizes.map((bytes, index) => [
        `trace ${index}.txt`,
        `${cleanTrace.trimEnd().slice(0, -1)},"note":"${randomBytes(Math.round(bytes * 0.44))
          .toString('hex')
          .replace(/.{7}/g, '$& ')}"}\r\n`,
      ]),
    )
    return withRealFiles(base, join(root(), `store-${name}`), contents)
  }

  it('are split: several archives, each in a message within the limit', async () => {
    const large = withTraces([700_000, 700_000, 700_000], 'split')
    const limit = 1_200_000
    const { folder, files, zip } = await exportTo(freshFolder(), { ...large, settings: settings({ messageLimitBytes: limit }) })
    const names = files.map(({ name }) => name)
    expect(names.filter((name) => /^4-traces.*zip$/.test(name))).toEqual(['4-traces-1.zip', '4-traces-2.zip', '4-traces-3.zip'])
    expect(names.filter((name) => name.startsWith('emails/3'))).toEqual(['emails/3-traces-1-of-2.eml', 'emails/3-traces-2-of-2.eml'])
    for (const name of names.filter((file) => file.endsWith('.eml'))) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(limit)
    expect(await verifyPackage(zip)).toEqual({ valid: true, problems: [], signedBy: null })
  })

  it('block when one file alone is too large, with the numbers; a draft says so instead', async () => {
    const large = withTraces([3_000_000], 'large')
    const small = settings({ messageLimitBytes: 1_000_000 })
    const out = freshFolder()
    await expect(exportTo(out, { ...large, settings: small })).rejects.toMatchObject({
      code: 'blocked',
      message: expect.stringMatching(/4-traces\.zip would make a message of \d+ bytes, more than the 1000000 allowed/) as string,
    })
    expect(readdirSync(out)).toEqual([])
    const { folder } = await exportTo(out, { ...large, settings: small, isDraft: true })
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('4-traces.zip would make a message of')
  })
})

describe('credentials never leave', () => {
  const canary = 'S3cr3tCanaryValue42'
  const request = `GET / HTTP/1.1\r\nAuthorization: Bearer ${canary}\r\n`

  it('in a supplement that came from elsewhere: refused, with the place', async () => {
    const name = 'architecture.pdf'
    const leaking = withRealFiles(completeSubmission(), join(root(), `store-${name}`), { [name]: request })
    const out = freshFolder()
    const error = (await exportTo(out, { ...leaking, isDraft: true }).catch((caught: unknown) => caught)) as Error
    expect(error).toMatchObject({
      code: 'credentials-found',
      message: expect.stringContaining(`"${name}" holds an Authorization header at ${name}, line 2`) as string,
    })
    expect(error.message).not.toContain(canary)
    expect(readdirSync(out)).toEqual([])
  })

  it('in a trace that nobody has redacted: what leaves is redacted, whatever the submission says of it', async () => {
    const name = 'request-log.zip'
    const leaking = withRealFiles(completeSubmission(), join(root(), `store-${name}`), { [name]: request })
    const { folder } = await exportTo(freshFolder(), { ...leaking, isDraft: true })
    const names: string[] = []
    for await (const member of zipMembers(join(folder, '4-traces.zip'), '4-traces.zip')) {
      const text = (await buffer(member.read())).toString('latin1')
      names.push(member.name)
      expect(text).not.toContain(canary)
      if (member.name.startsWith('01')) expect(text).toBe('GET / HTTP/1.1\r\nAuthorization: Bearer [omitted]\r\n')
    }
    expect(names).toHaveLength(2)
  })

  it('in a trace that cannot be read: it is left out, and README.txt says so', async () => {
    const name = 'request-log.zip'
    const unreadable = withRealFiles(completeSubmission(), join(root(), 'store-unreadable'), { [name]: `Dear diary, Bearer ${canary}.` })
    const { folder } = await exportTo(freshFolder(), { ...unreadable, isDraft: true })
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain(`${name}: nothing in it can be read`)
    for (const path of Object.keys(fingerprint(folder))) expect(readFileSync(join(folder, path), 'latin1')).not.toContain(canary)
  })

  it('in what was typed', async () => {
    const submission = edited((draft) => void (draft.questionnaire.answers['Q5.2'] = `We send Authorization: Bearer ${canary}`))
    await expect(exportTo(freshFolder(), { submission, isDraft: true })).rejects.toMatchObject({ code: 'credentials-found' })
  })
})

describe('odd input', () => {
  it('characters that the typeface lacks are shown, and files with hostile names get safe ones', async () => {
    const base = completeSubmission()
    base.profile.integratorName = '株式会社アクメ 😀 \u202E'
    base.profile.productName = 'Ünï\r\nBcc: x@example.com'
    base.questionnaire.answers['Q3.3'] = `${'لوريم '.repeat(30)}\u0000\t${'x'.repeat(19_000)}`
    base.questionnaire.supplements = ['../x.pdf', 'CON.txt', '😀', 'a\r\nb.png', 'x'.repeat(250)].map((name, index) =>
      madeUpFile(name, String(index)),
    )
    const odd = withRealFiles(base, join(root(), 'store-odd'))
    const { folder, zip, files } = await exportTo(freshFolder(), odd)
    expect(basename(folder)).toBe('integrator-uni-bcc-x-example-com-r1-20261215')
    for (const { name } of files) expect(basename(name)).toMatch(/^[A-Za-z0-9._-]{1,60}$/)
    const email = readFileSync(join(folder, 'emails', '4-questionnaire.eml'), 'latin1')
    expect(email.slice(0, email.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc/m)
    expect(spawnSync('unzip', ['-tq', zip]).status).toBe(0)
  })
})
