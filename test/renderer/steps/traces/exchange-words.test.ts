import { describe, expect, it } from 'vitest'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import {
  callTitle,
  envelopeInShort,
  marksOf,
  observationsByExchange,
  outcomeOf,
  pathInShort,
  whyNotCounted,
} from '../../../../renderer/steps/traces/viewer/exchange-words.ts'
import { sampleFacts } from './sample-facts.ts'

const polling: TraceObservation = {
  rule: 'TRC-11',
  severity: 'blocker',
  message: 'Two status requests, 9 min 12 s apart',
  fix: 'Use Connect.',
  exchanges: [3, 5],
  count: 1,
}

describe('a call in few words', () => {
  it('leaves out what is the same in every path, and shortens ids', () => {
    expect(pathInShort('/restapi/v2.1/accounts/1234567/envelopes/8f0c1c2e-5d6a-4f1b-9c2d-1a2b3c4d5e6f/views/recipient', null)).toBe(
      'envelopes/8f0c1c2e…/views/recipient',
    )
    expect(pathInShort('/v1/envelopes/8F0C1C2E-5d6a-4f1b-9c2d-1a2b3c4d5e6f', '8f0c1c2e-5d6a-4f1b-9c2d-1a2b3c4d5e6f')).toBe('/v1/envelopes/{id}')
    expect(pathInShort('/restapi/v2/login_information?api_password=true', null)).toBe('login_information?api_password=true')
    expect(pathInShort('/api/3.0/dsapi.asmx', null)).toBe('/api/3.0/dsapi.asmx')
    expect(envelopeInShort('8f0c1c2e-5d6a-4f1b-9c2d-1a2b3c4d5e6f')).toBe('8f0c1c2e')
    expect(envelopeInShort(null)).toBe('')
  })

  it('is named by its operation where every path is the same', () => {
    expect(callTitle(sampleFacts())).toBe('POST envelopes')
    expect(callTitle(sampleFacts({ kind: 'soap', operation: 'CreateAndSendEnvelope' }))).toBe('CreateAndSendEnvelope')
    expect(callTitle(sampleFacts({ method: '', path: '', host: '' }))).toBe('Call')
  })
})

describe('how a call ended', () => {
  it('is said in words as well as in colour', () => {
    expect(outcomeOf(sampleFacts())).toMatchObject({ text: '201', tone: 'good' })
    expect(outcomeOf(sampleFacts({ status: 400, isClean: false, errorCode: 'X' }))).toEqual({ text: '400 failed', tone: 'bad', inWords: 'Failed, X' })
    expect(outcomeOf(sampleFacts({ status: 200, isClean: false }))).toMatchObject({ text: '200 fault', tone: 'bad' })
    expect(outcomeOf(sampleFacts({ kind: 'soap', status: 0, isClean: false }))).toMatchObject({ text: 'fault' })
  })

  it('is not taken for a success where nothing tells', () => {
    expect(outcomeOf(sampleFacts({ status: 0, isClean: null }))).toMatchObject({ text: 'not told', tone: 'neutral' })
    expect(outcomeOf(sampleFacts({ hasResponse: false, isClean: null, status: 0 }))).toMatchObject({ text: 'no response', tone: 'neutral' })
    expect(outcomeOf(sampleFacts({ kind: 'connect', hasResponse: false, isClean: null }))).toMatchObject({ text: 'delivered' })
  })
})

describe('what is marked beside a call', () => {
  it('is each observation that names it, once', () => {
    const marked = observationsByExchange([polling, { ...polling, message: 'another', exchanges: [5] }])
    expect(marked.get(5)).toHaveLength(2)
    expect(marksOf(sampleFacts(), marked.get(5) ?? [])).toEqual([{ text: 'polling', severity: 'blocker', inWords: polling.message }])
    expect(marked.has(4)).toBe(false)
  })

  it('is a rule without a word of its own by its number', () => {
    expect(marksOf(sampleFacts(), [{ ...polling, rule: 'TRC-99' }])).toMatchObject([{ text: 'TRC-99' }])
  })

  it('is why it does not count, and that a side is missing', () => {
    const login = sampleFacts({ isCountable: false, role: 'login', hasRequest: false })
    expect(marksOf(login, []).map(({ text }) => text)).toEqual(['no request', 'does not count'])
    expect(whyNotCounted(login)).toBe('Part of logging in, which does not count.')
    expect(whyNotCounted(sampleFacts({ isCountable: false, isWebApplication: true }))).toContain('web application')
    expect(whyNotCounted(sampleFacts())).toBe('')
  })
})
