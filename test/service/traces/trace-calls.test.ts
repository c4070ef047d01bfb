/** @file Traces through the real service in a process of its own: added, redacted, chosen about, undone, restarted. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { projectRoot } from '../../../build/project.ts'
import { canaries, curlText, harOfFlow, kept, personas, soapText } from '../../fixtures/traces/three-forms.ts'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let service: RunningService
let id: string

// A service takes a second to start: the tests share one, each with a submission of its own.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  service = await startService(join(folder, 'data'))
})
beforeEach(async () => {
  ;({ id } = await service.page.call('submission.create', { from: 'empty' }))
})
afterAll(async () => {
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function grant(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, content)
  return (await service.host.call('grant.add', { path })).grantId
}

async function addThree() {
  const grantIds = [await grant('flow.har', harOfFlow()), await grant('soap.txt', soapText()), await grant('curl.log', curlText())]
  return service.page.call('trace.add', { id, grantIds })
}

async function storedText(sha256: string): Promise<string> {
  const { path } = await service.host.call('file.path', { sha256 })
  return readFileSync(path ?? '', 'latin1')
}

describe('traces of three forms at once', () => {
  it('are read, redacted and summarised', async () => {
    const { state, refused } = await addThree()
    const { files, summary } = state.submission.traces
    expect(refused).toEqual([])
    expect(files.map(({ file, api }) => [file.name, api])).toEqual([
      ['flow.har', 'rest'],
      ['soap.txt', 'soap'],
      ['curl.log', 'rest'],
    ])
    expect(summary?.files.map(({ formats }) => Object.keys(formats))).toEqual([['har'], ['http-text'], ['curl-verbose']])
    expect(summary).toMatchObject({ exchanges: 4, complete: { rest: 3, soap: 1 }, residual: [], integratorKeys: [kept.integratorKey] })
    for (const { file } of files) {
      const text = await storedText(file.sha256)
      for (const canary of Object.values(canaries)) expect(text).not.toContain(canary)
      for (const persona of Object.values(personas)) expect(text).not.toContain(persona)
      expect(text).toContain(kept.envelopeId)
    }
  })

  it('has what Connect delivered as Connect, until the user says otherwise', async () => {
    const message = readFileSync(join(projectRoot, 'resources', 'sample', 'files', 'connect-completed.xml'))
    const { state } = await service.page.call('trace.add', { id, grantIds: [await grant('delivered.xml', message)] })
    const { traces } = state.submission
    expect(traces.files.map(({ api }) => api)).toEqual(['connect'])
    const files = traces.files.map((file) => ({ ...file, api: 'rest' as const }))
    await service.page.call('submission.saveSection', { id, section: 'traces', value: { ...traces, files } })
    const chosen = await service.page.call('trace.choose', { id, choices: { ...traces.choices, maskIdentifiers: true } })
    expect(chosen.submission.traces.files.map(({ api }) => api)).toEqual(['rest'])
  })

  it('are shown call by call, before and after redaction', async () => {
    await addThree()
    const { total, exchanges } = await service.page.call('trace.exchanges', { id, from: 0, count: 100 })
    expect([total, exchanges.map(({ operation }) => operation)]).toEqual([
      4,
      ['Envelopes:create', 'EnvelopeViews:createRecipient', 'RequestStatus', 'EnvelopeDocuments:list'],
    ])
    const { original, redacted } = await service.page.call('trace.exchange', { id, index: 2 })
    expect(original?.request?.body).toContain('S0ap&lt;canary&gt;Secret9')
    expect(redacted.request?.body).toContain('<wsse:Password>[omitted]</wsse:Password>')
    expect(redacted.request?.body).toContain(`[${kept.integratorKey}]`)
    expect((await service.page.call('trace.search', { id, text: 'recipientstatus' })).indexes).toEqual([2])
  })

  it('a persona is kept, by undo taken back, and after adding the same file again still kept', async () => {
    await addThree()
    const { values } = await service.page.call('trace.personalValues', { id })
    expect(values.map(({ value }) => value)).toEqual(expect.arrayContaining(Object.values(personas)))
    const choices = { keep: [personas.signer], mask: [], maskIdentifiers: false }
    const kept1 = await service.page.call('trace.choose', { id, choices })
    const har = kept1.submission.traces.files[0]?.file.sha256 ?? ''
    expect(await storedText(har)).toContain(personas.signer)
    expect(await storedText(har)).not.toContain(personas.sender)

    const undone = await service.page.call('submission.undo', { id })
    expect(await storedText(undone.submission.traces.files[0]?.file.sha256 ?? '')).not.toContain(personas.signer)
    await service.page.call('submission.redo', { id })

    const again = await service.page.call('trace.add', { id, grantIds: [await grant('flow.har', harOfFlow())] })
    expect(again.state.submission.traces.files.map(({ file }) => file.sha256)[0]).toBe(har)
    expect(again.state.submission.traces.files).toHaveLength(3)
  })

  it('are the same after the service was killed', async () => {
    const { state } = await addThree()
    await service.kill()
    service = await startService(join(folder, 'data'))
    const { exchanges } = await service.page.call('trace.exchanges', { id, from: 0, count: 100 })
    expect(exchanges).toHaveLength(4)
    const { values } = await service.page.call('trace.personalValues', { id })
    expect(values.find(({ value }) => value === personas.signer)?.pseudonym).toMatch(/^<email-\d+>$/)
    expect((await service.page.call('submission.get', { id })).submission.traces).toEqual(state.submission.traces)
  })
})

describe('traces of three forms', () => {
  const shared = () => ({ folder, service, id })
  let before: ReturnType<typeof shared>

  beforeEach(async () => {
    before = shared()
    folder = temporaryFolder()
    service = await startService(join(folder, 'data'))
    ;({ id } = await service.page.call('submission.create', { from: 'empty' }))
  })
  afterEach(async () => {
    await service.kill()
    ;({ folder, service, id } = before)
  })

  it('leave no secret anywhere but in the originals of the store', async () => {
    const { state } = await addThree()
    const originals = state.submission.traces.files.map(({ source }) => source?.originalSha256 ?? '')
    await service.host.call('service.close', {})
    const paths = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, 'data', name))
    for (const path of paths.filter((candidate) => statSync(candidate).isFile() && !originals.some((sha256) => candidate.endsWith(sha256)))) {
      const bytes = readFileSync(path).toString('latin1')
      for (const canary of Object.values(canaries)) expect([path, bytes.includes(canary)]).toEqual([path, false])
    }
  })
})

describe('what the user does while traces are read', () => {
  const large = () => curlText() + '* Connection left intact\n'.repeat(200_000)

  async function noteAndFlow() {
    const { traces } = (await service.page.call('submission.get', { id })).submission
    const files = traces.files.map((file) => ({ ...file, note: 'Lease 7', flow: 'exception' }))
    return service.page.call('submission.saveSection', { id, section: 'traces', value: { ...traces, files } })
  }

  it('a note and a flow that are saved meanwhile stay, and the summary knows the flow', async () => {
    const failing = curlText()
      .replace('HTTP/1.1 200 OK', 'HTTP/1.1 400 Bad Request')
      .replace(/\{"envelopeId".*\}/, '{"errorCode":"INVALID_REQUEST","message":"no"}')
    await service.page.call('trace.add', { id, grantIds: [await grant('curl.log', failing)] })
    const adding = service.page.call('trace.add', { id, grantIds: [await grant('soap.txt', soapText())] })
    await noteAndFlow()
    const { files, summary } = (await adding).state.submission.traces
    expect(files.map(({ note, flow }) => [note, flow])).toEqual([
      ['Lease 7', 'exception'],
      ['', 'normal'],
    ])
    expect(summary?.observations.find(({ rule }) => rule === 'TRC-08')?.severity).toBe('info')
  })

  it('of two changes at once, one is carried out and the other says that it was not', async () => {
    const { state } = await addThree()
    const [first] = state.submission.traces.files
    const results = await Promise.allSettled([
      service.page.call('trace.add', { id, grantIds: [await grant('large.log', large())] }),
      service.page.call('trace.remove', { id, sha256: first?.file.sha256 ?? '' }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refusal = results.find((result) => result.status === 'rejected')
    expect(refusal?.reason).toMatchObject({ code: 'file-changed' })
  })

  it('choices that change no file are not lost to files added meanwhile', async () => {
    await service.page.call('trace.add', { id, grantIds: [await grant('curl.log', curlText())] })
    const choices = { keep: [], mask: ['nowhere in it'], maskIdentifiers: false }
    const grantIds = [await grant('large.log', large())]
    const [choosing, adding] = await Promise.allSettled([
      service.page.call('trace.choose', { id, choices }),
      service.page.call('trace.add', { id, grantIds }),
    ])
    expect([choosing.status, adding.status]).toEqual(['fulfilled', 'rejected'])
    expect((await service.page.call('submission.get', { id })).submission.traces.choices).toEqual(choices)
  })
})

it('what a document from elsewhere says of its traces is read from them', async () => {
  const { state } = await service.page.call('trace.add', { id, grantIds: [await grant('curl.log', curlText())] })
  const { submission } = state
  const documentFolder = join(folder, 'document')
  mkdirSync(join(documentFolder, 'files'), { recursive: true })
  const references = submission.traces.files.flatMap(({ file, ledger }) => (ledger ? [file, ledger] : [file]))
  for (const { name, sha256 } of references) writeFileSync(join(documentFolder, 'files', name), await storedText(sha256), 'latin1')
  const summary = submission.traces.summary && { ...submission.traces.summary, exchanges: 999 }
  writeFileSync(
    join(documentFolder, 'submission.json'),
    JSON.stringify({ certpack: 1, submission: { ...submission, traces: { ...submission.traces, summary } } }),
  )
  const { grantId } = await service.host.call('grant.add', { path: documentFolder })
  const opened = await service.page.call('submission.open', { grantId })
  expect(opened.submission.traces.summary).toEqual(submission.traces.summary)
})

describe('names and contents that collide', () => {
  it('a trace that differs only in its secret is refused, as it shows nothing more', async () => {
    const other = curlText().replaceAll(/Bearer \S+/g, 'Bearer another.token.of.the.same.calls')
    const grantIds = [await grant('curl.log', curlText()), await grant('again.log', other)]
    const { state, refused } = await service.page.call('trace.add', { id, grantIds })
    expect(state.submission.traces.files.map(({ file }) => file.name)).toEqual(['curl.log'])
    expect(refused).toEqual([expect.objectContaining({ name: 'again.log', message: expect.stringContaining('"curl.log"') })])
  })

  it('a name of 255 characters has room for the name of its record', async () => {
    const name = `${'n'.repeat(251)}.log`
    const { state } = await service.page.call('trace.add', { id, grantIds: [await grant(name, curlText())] })
    const [trace] = state.submission.traces.files
    expect([trace?.file.name, trace?.ledger?.name.length]).toEqual([name, 255])
  })
})

it('are exported with the record of what was taken out, which names headers and is no secret itself', async () => {
  await addThree()
  mkdirSync(join(folder, 'out'))
  const { grantId } = await service.host.call('grant.add', { path: join(folder, 'out') })
  const { files } = await service.page.call('package.export', { id, folderGrantId: grantId, isDraft: true })
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['4-traces.zip', '4-traces-redactions.json']))
})

describe('what cannot be used', () => {
  it('is refused by its name with the reason, and keeps none of the others out', async () => {
    const grantIds = [
      await grant('empty.txt', ''),
      await grant('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      await grant('prose.txt', 'Nothing happened today.\n'),
      await grant('session.chls', Buffer.from('aced0005737200', 'hex')),
      await grant('cut.zip', (await zipOf([{ name: '00_OK_GetEnvelope.txt', content: 'x' }])).subarray(0, 40)),
      await grant('curl.log', curlText()),
    ]
    const { state, refused } = await service.page.call('trace.add', { id, grantIds })
    expect(state.submission.traces.files.map(({ file }) => file.name)).toEqual(['curl.log'])
    expect(refused.map(({ name }) => name).sort()).toEqual(['cut.zip', 'empty.txt', 'picture.png', 'prose.txt', 'session.chls'])
    for (const { name, message, fix } of refused) expect([name, message.includes(name), fix.length > 10]).toEqual([name, true, true])
  })

  it('cancelled, nothing is added and nothing is left in the folder of work', async () => {
    const controller = new AbortController()
    const grantIds = [await grant('flow.har', harOfFlow())]
    const adding = service.page.call('trace.add', { id, grantIds }, { signal: controller.signal })
    controller.abort()
    await expect(adding).rejects.toMatchObject({ code: 'cancelled' })
    expect((await service.page.call('submission.get', { id })).submission.traces.files).toEqual([])
    expect(readdirSync(join(folder, 'data', 'work'))).toEqual([])
  })
})

it('errors of a flow that is marked as exception are no fault of the integration', async () => {
  const failing = curlText()
    .replace('HTTP/1.1 200 OK', 'HTTP/1.1 400 Bad Request')
    .replace(/\{"envelopeId".*\}/, '{"errorCode":"INVALID_REQUEST","message":"no"}')
  const { state } = await service.page.call('trace.add', { id, grantIds: [await grant('curl.log', failing)] })
  const { traces } = state.submission
  const severity = (submission: typeof state.submission) => submission.traces.summary?.observations.find(({ rule }) => rule === 'TRC-08')?.severity
  expect(severity(state.submission)).toBe('blocker')
  const value = { ...traces, files: traces.files.map((file) => ({ ...file, flow: 'exception' })) }
  const saved = await service.page.call('submission.saveSection', { id, section: 'traces', value })
  expect(severity(saved.submission)).toBe('info')
})
