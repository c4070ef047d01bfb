/** @file What `npm run bench --` is told. Pure. */
import { parseArgs } from 'node:util'

export type PeerChoice = 'none' | 'plain' | 'all'

export type BenchOptions = {
  isQuick: boolean
  /** Goes on with a run that broke off: rows that it has are printed again, not measured again. */
  isResumed: boolean
  /** Names of recordings; all of them unless told. */
  only: readonly string[] | null
  /** Sound and picture together, kbit/s. */
  rates: readonly number[]
  peers: PeerChoice
}

const usualRates = '120,60,30'
/** One with speech and light pages, one silent and dark. */
const quickRecordings = 'explorer,terminal'
const peerChoices: readonly PeerChoice[] = ['none', 'plain', 'all']

/** @throws Error about what is not understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      only: { type: 'string' },
      rates: { type: 'string' },
      peers: { type: 'string' },
    },
  })
  const isQuick = values.quick
  const only = values.only ?? (isQuick ? quickRecordings : null)
  const rates = listed(values.rates ?? (isQuick ? '60' : usualRates)).map(Number)
  if (rates.length === 0 || !rates.every((rate) => rate > 0)) throw new Error('--rates takes kbit/s, as in --rates 120,60')
  const wanted = values.peers ?? (isQuick ? 'plain' : 'all')
  const peers = peerChoices.find((choice) => choice === wanted)
  if (!peers) throw new Error(`--peers takes ${peerChoices.join(', ')}`)
  return { isQuick, isResumed: values.resume, only: only === null ? null : listed(only), rates, peers }
}

function listed(text: string): string[] {
  return text.split(',').flatMap((part) => (part.trim() ? [part.trim()] : []))
}
