/** @file Makes the calls with curl, and keeps what it says about them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { PlannedCall } from './flow.ts'
import { sandbox } from './sandbox-ids.ts'
import type { TrafficServer } from './server.ts'

export type CurlOptions = { httpVersion?: '1.1' | '2'; isCompressed?: boolean }

/** `curl -v … >> file 2>&1`, a run for each call; a PDF goes into a file of its own. @returns the path of the transcript. */
export async function traceVerbosely(
  server: TrafficServer,
  calls: readonly PlannedCall[],
  folder: string,
  options: CurlOptions = {},
): Promise<string> {
  const path = join(folder, 'calls.txt')
  const output = openSync(path, 'a')
  try {
    for (const call of calls) {
      const toFile = call.headers.Accept === 'application/pdf' ? ['-o', join(folder, 'combined.pdf')] : []
      await runCurl(['-s', '-v', ...argumentsFor(server, call, options), ...toFile], ['ignore', output, output])
    }
  } finally {
    closeSync(output)
  }
  return path
}

/** One run of curl for all calls. @param kind `--trace-ascii` or `--trace`, which has the bytes as well. @returns the path of the trace. */
export async function traceBytes(
  server: TrafficServer,
  calls: readonly PlannedCall[],
  folder: string,
  kind: '--trace-ascii' | '--trace' = '--trace-ascii',
  options: CurlOptions = {},
): Promise<string> {
  const path = join(folder, 'trace.txt')
  const each = calls.flatMap((call, index) => [
    ...(index > 0 ? ['--next'] : []),
    '-s',
    '-o',
    join(folder, 'answer'),
    ...argumentsFor(server, call, options),
  ])
  await runCurl([kind, path, '--trace-time', ...each], 'ignore')
  return path
}

/** A run for each call, by way of a proxy that sees plain HTTP. */
export async function callThroughProxy(proxyPort: number, calls: readonly PlannedCall[]): Promise<void> {
  for (const call of calls) {
    const compressed = call.method === 'GET' ? ['--compressed'] : []
    await runCurl(
      ['-s', '-o', '/dev/null', '-x', `http://127.0.0.1:${proxyPort}`, ...compressed, ...bareArguments(call), `http://${sandbox.host}${call.path}`],
      'ignore',
    )
  }
}

function argumentsFor({ scheme, port }: TrafficServer, call: PlannedCall, { httpVersion = '1.1', isCompressed = false }: CurlOptions): string[] {
  const route = ['-k', '--connect-to', `${sandbox.host}:${scheme === 'https' ? 443 : 80}:127.0.0.1:${port}`]
  const version = scheme === 'https' && httpVersion === '2' ? '--http2' : '--http1.1'
  return [version, ...route, ...(isCompressed ? ['--compressed'] : []), ...bareArguments(call), `${scheme}://${sandbox.host}${call.path}`]
}

function bareArguments({ method, headers, body }: PlannedCall): string[] {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  return [...(method === 'POST' ? ['-X', 'POST'] : []), ...named, ...(body === null ? [] : ['--data-binary', body])]
}

async function runCurl(args: string[], stdio: 'ignore' | ['ignore', number, number]): Promise<void> {
  // No ~/.curlrc, no proxy of the machine.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))
  const [exitCode] = (await once(spawn('curl', ['-q', ...args], { stdio, env }), 'close')) as [number | null]
  if (exitCode !== 0) throw new Error(`curl ended with ${exitCode}: ${args.join(' ')}`)
}
