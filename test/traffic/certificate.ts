/** @file A certificate that is good for nothing but the test that made it. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasTool } from '../helpers/tools.ts'
import { sandbox } from './sandbox-ids.ts'

export type Certificate = { key: Buffer; cert: Buffer }

/** @returns null, told loudly, where openssl is not installed: the traffic is then plain HTTP. */
export function makeCertificate(folder: string): Certificate | null {
  if (!hasTool('openssl')) return null
  const key = join(folder, 'key.pem')
  const cert = join(folder, 'cert.pem')
  const names = `subjectAltName=DNS:${sandbox.host},IP:127.0.0.1`
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${sandbox.host}`,
      '-addext',
      names,
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  )
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
