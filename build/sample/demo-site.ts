/** @file Build script: the leasing portal and the signing service that the sample recording shows, on loopback. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { Activity, Contract, ContractStatus } from './demo-contracts.ts'
import { clockAt, newContract, openingContracts } from './demo-contracts.ts'
import { describeConnectMessage, openingLog } from './demo-log.ts'

export type DemoSite = { origin: string; close: () => Promise<void> }

const mediaTypes: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
const pages = new URL('pages/', import.meta.url)

/** Time that the far side takes for a call, and until Connect reports a change (milliseconds). */
const callMs = 350
const connectMs = 1_800
const emailForm = /^[^\s@,]+@[^\s@,]+\.[a-z]{2,}$/i

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const clock = () => clockAt(0)

/**
 * Starts the portal on a free port of 127.0.0.1. Contracts, envelopes and the integration log live in memory:
 * what the recording shows is what happened to them.
 */
export async function startDemoSite(): Promise<DemoSite> {
  const contracts = new Map(openingContracts().map((contract) => [contract.reference, contract]))
  const log = openingLog()
  const listeners = new Set<ServerResponse>()

  function announce(reference: string): void {
    for (const listener of listeners) listener.write(`data: ${reference}\n\n`)
  }

  function note(contract: Contract, text: string, tone: Activity['tone'] = 'plain'): void {
    contract.activity.push({ at: clock(), text, tone })
  }

  async function callOut(contract: Contract, call: string, status: string, body: string): Promise<void> {
    await wait(callMs)
    log.unshift({ at: clock(), direction: 'out', call, status, reference: contract.reference, body })
    announce(contract.reference)
  }

  async function deliverConnect(contract: Contract, status: ContractStatus, text: string, tone: Activity['tone']): Promise<void> {
    await wait(connectMs)
    contract.status = status
    note(contract, `Connect: envelope ${status.toLowerCase()}`, tone)
    log.unshift({
      at: clock(),
      direction: 'in',
      call: 'POST /connect/listener',
      status: '200 OK',
      reference: contract.reference,
      body: describeConnectMessage(contract, status),
    })
    if (status !== 'Completed') note(contract, text, tone)
    announce(contract.reference)
    if (status !== 'Completed') return
    await callOut(contract, `GET /envelopes/${contract.envelopeId}/documents/combined`, '200 OK', '[PDF, 184,203 bytes]')
    contract.documents.push({ name: `Lease agreement ${contract.reference} (signed).pdf`, detail: '4 pages, 184,203 bytes, signed' })
    contract.documents.push({ name: `Certificate ${contract.reference}.pdf`, detail: '3 pages, signing history' })
    note(contract, text, tone)
    announce(contract.reference)
  }

  async function act(contract: Contract, action: string, reason: string): Promise<{ ok: boolean; message: string }> {
    const done = { ok: true, message: '' }
    const end = (status: ContractStatus, text: string, tone: Activity['tone']) => void deliverConnect(contract, status, text, tone)
    if (action === 'generate') {
      await wait(callMs * 2)
      contract.status = 'Generated'
      contract.documents.push({ name: `Lease agreement ${contract.reference}.pdf`, detail: '4 pages, 61,204 bytes' })
      note(contract, 'Lease agreement generated from template EQ-7, 4 pages', 'good')
    } else if (action === 'send') {
      await wait(callMs)
      if (!emailForm.test(contract.contactEmail)) {
        note(contract, `Sending refused: "${contract.contactEmail}" is not an e-mail address`, 'bad')
        return { ok: false, message: `"${contract.contactEmail}" is not an e-mail address, so nothing was sent.` }
      }
      contract.envelopeId = randomUUID()
      await callOut(contract, 'POST /envelopes', '201 Created', JSON.stringify({ envelopeId: contract.envelopeId, status: 'sent' }, null, 2))
      contract.status = 'Sent'
      note(contract, `Envelope ${contract.envelopeId} created and sent`, 'good')
      note(contract, `Recipient 1: ${contract.contactName}, embedded signer`)
    } else if (action === 'session') {
      await callOut(contract, `POST /envelopes/${contract.envelopeId}/views/recipient`, '201 Created', '{ "url": "[one-time address]" }')
      contract.status = 'Delivered'
      note(contract, 'Signing session opened for the recipient')
    } else if (action === 'sign') end('Completed', 'Signed lease and certificate stored with the contract', 'good')
    else if (action === 'decline') end('Declined', `Signer's reason: ${reason}`, 'bad')
    else if (action === 'timeout') note(contract, 'Signing session ended without a signature (session_timeout)', 'bad')
    else if (action === 'void') {
      await callOut(contract, `PUT /envelopes/${contract.envelopeId}`, '200 OK', JSON.stringify({ status: 'voided', voidedReason: reason }, null, 2))
      note(contract, `Void requested: ${reason}`)
      end('Voided', 'Envelope closed; the lease may be generated again', 'plain')
    } else return { ok: false, message: `Unknown action ${action}` }
    announce(contract.reference)
    return done
  }

  async function answerApi(request: IncomingMessage, parts: readonly string[]): Promise<unknown> {
    const [, kind = '', reference = '', action = ''] = parts
    if (kind === 'log') return log
    if (kind === 'contracts' && request.method === 'GET') return reference ? contracts.get(reference) : [...contracts.values()]
    const body = JSON.parse(await readBody(request)) as Record<string, string>
    if (reference === '') {
      const contract = newContract({
        reference: `LC-${2041 + contracts.size}`,
        lessee: body['lessee'] ?? '',
        contactName: body['contactName'] ?? '',
        contactEmail: body['contactEmail'] ?? '',
        asset: body['asset'] ?? '',
        netPrice: Number(body['netPrice']),
        termMonths: Number(body['termMonths']),
      })
      const older = [...contracts]
      contracts.clear()
      for (const [key, value] of [[contract.reference, contract] as const, ...older]) contracts.set(key, value)
      return contract
    }
    const contract = contracts.get(reference)
    if (!contract) return undefined
    if (body['contactEmail'] !== undefined) contract.contactEmail = body['contactEmail']
    return { ...(await act(contract, action, body['reason'] ?? '')), contract }
  }

  const server = createServer((request, response) => {
    const parts = new URL(request.url ?? '/', 'http://localhost').pathname.split('/').slice(1)
    const answer = async (): Promise<void> => {
      if (parts[0] === 'events') {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n')
        listeners.add(response)
        response.on('close', () => listeners.delete(response))
      } else if (parts[0] === 'api') {
        const value = await answerApi(request, parts)
        response.writeHead(value === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null))
      } else {
        const name = parts[0] === 'pages' ? (parts.at(-1) ?? '') : `${parts[0]}.html`
        const type = mediaTypes[extname(name)]
        if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return void response.writeHead(404).end()
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(await readFile(new URL(name, pages)))
      }
    }
    answer().catch((error: unknown) => response.headersSent || response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The demo site has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8') || '{}'
}
