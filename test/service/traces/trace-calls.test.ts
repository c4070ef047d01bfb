/** @file Traces through the real service in a process of its own: added, redacted, chosen about, undone, restarted. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canaries, curlText, harOfFlow, kept, personas, soapText } from '../../fixtures/traces/three-forms.ts'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let service: RunningService
let id: string

beforeEach(async () => {
  folder = temporaryFolder()
  service = await startService(join(folder, 'data'))
  ;({ id } = await service.page.call('submission.create', { from: 'empty' }))
})
afterEach(() => service.kill())

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
    expect(files.map(({ file }) => file.name)).toEqual(['flow.har', 'soap.txt', 'curl.log'])
    expect(summary?.files.map(({ formats }) => Object.keys(formats))).toEqual([['har'], ['http-text'], ['curl-verbose']])
    expect(summary).toMatchObject({ exchanges: 4, complete: { rest: 3, soap: 1 }, residual: [], integratorKeys: [kept.integratorKey] })
    for (const { file } of files) {
      const text = await storedText(file.sha256)
      for (const canary of Object.values(canaries)) expect(text).not.toContain(canary)
      for (const persona of Object.values(personas)) expect(text).not.toContain(persona)
      expect(text).toContain(kept.envelopeId)
    }
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
  const failing = curlText().replace('HTTP/1.1 200 OK', 'HTTP/1.1 400 Bad Request').replace(/\{"envelopeId".*\}/, '{"errorCode":"INVALID_REQUEST","message":"no"}')
  const { state } = await service.page.call('trace.add', { id, grantIds: [await grant('curl.log', failing)] })
  const { traces } = state.submission
  const severity = (submission: typeof state.submission) => submission.traces.summary?.observations.find(({ rule }) => rule === 'TRC-08')?.severity
  expect(severity(state.submission)).toBe('blocker')
  const value = { ...traces, files: traces.files.map((file) => ({ ...file, flow: 'exception' })) }
  const saved = await service.page.call('submission.saveSection', { id, section: 'traces', value })
  expect(severity(saved.submission)).toBe('info')
})
