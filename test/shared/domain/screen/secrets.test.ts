import { describe, expect, it, test } from 'vitest'
import { findOnScreen } from '#shared/domain/screen/find-on-screen.ts'
import { screenOf } from '../../../fixtures/screen-words.ts'

type Screen = Parameters<typeof screenOf>
const find = (screen: Screen, values: { value: string; label: string }[] = []) => findOnScreen(screenOf(...screen), { values, personas: [] })
const secrets = (...screen: Screen) => find(screen).map(({ kind, label }) => `${kind}: ${label}`)

/** In parts, so that no scanner takes the tests for a leak. */
const stripeKey = ['sk', 'live', '51HxQmK2eZvKYlo2C8rT4bNw'].join('_')
const awsKey = ['AKIA', 'IOSFODNN7EXAMPLE'].join('')
const webToken = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'dBjftJeZ4CVP'].join('.')

describe('a secret is known by its shape', () => {
  test.each([
    [stripeKey, 'API key'],
    [stripeKey.replaceAll('_', ' '), 'API key'],
    [awsKey, 'AWS access key'],
    [awsKey.replace('AKIAIO', 'AKlAI0'), 'AWS access key'],
    [`ghp_${'a1B2'.repeat(9)}`, 'GitHub token'],
    [webToken, 'JSON Web Token'],
    ['-----BEGIN RSA PRIVATE KEY-----', 'Private key'],
    ['Authorization: Basic dXNlcjpwYXNzd29yZA', 'Authorization header'],
    ['curl -H Bearer aB3dE5fG7hJ9kL1mN2pQ', 'Bearer token'],
    ['https://admin:Winter4711@db.example.com', 'Password in an address'],
    ['q7Rt2Lm9Xc4Vb8Nz1Ks6Wd3', 'Random-looking text'],
  ])('%s', (text, label) => expect(secrets(`const it = ${text}`)).toEqual([`secret: ${label}`]))
})

describe('a secret is known by its label', () => {
  test.each([
    [['Password: Winter!Rain-4721'], 'Password'],
    [['"password": "hunterhunter"'], 'Password'],
    [['client_secret = b71f2c1e-6a0d-4d5e-9c3b-0f6f4a1d2e3c'], 'Client secret'],
    [['Integrator Key: b71f2c1e-6a0d-4d5e-9c3b-0f6f4a1d2e3c'], 'Integrator key'],
    [['Access code: 4711'], 'Access code'],
    [['Password', { text: 'Winter!Rain-4721', x: 0.3, y: 0.1 }], 'Password'],
    [['API key *', { text: 'Winter-Rain-4721', x: 0.1, y: 0.125 }], 'API key'],
  ] as [Screen, string][])('%j', (screen, label) => expect(secrets(...screen)).toEqual([`secret: ${label}`]))

  it('and the next one in the same line by its own', () => {
    expect(secrets('DB_PASSWORD=hunter!22 API_KEY=k8teal-otter')).toEqual(['secret: Password', 'secret: API key'])
    expect(secrets('{ "access_token": "aB3-dE5fG7", "refresh_token": "hJ9-kL1mN2" }')).toEqual(['secret: Token', 'secret: Token'])
  })

  it('only beside it and at the same time', () => {
    expect(secrets('Password', { text: 'Winter-4721', y: 0.6 })).toEqual([])
    expect(secrets({ text: 'Password', endMs: 2_000 }, { text: 'Winter-4721', x: 0.3, y: 0.1, startMs: 2_000 })).toEqual([])
  })
})

test.each([
  'Forgot password? Reset it here',
  'Your password has expired',
  'Password ••••••••••',
  'Password: eeeccceecce',
  'Password: [omitted]',
  'Token authentication (OAuth 2.0)',
  'Envelope b71f2c1e-6a0d-4d5e-9c3b-0f6f4a1d2e3c',
  '/envelopes/b71f2c1e-6a0d-4d5e-9c3b-0f6f4a1d2e3c/documents',
  'processTicksAndRejections2ForTheQueue',
  'https://portal.example.com/Contracts/2026/LeaseNumber74',
  'Commit 1f2e3d4c5b6a79880f1e2d3c4b5a697887766554',
  'API key management',
  'Secret ballots are counted by two clerks',
])('no secret: %s', (text) => expect(secrets(text)).toEqual([]))

describe('a value that the traces hide', () => {
  const hidden = (text: string, value: string) => find([text], [{ value, label: 'Text that the traces hide' }]).length

  test.each([
    ['Customer number C1O5-SB28 of the lessee', 'CIO5-5828'],
    ['Rosa Lindqvist signed', 'Rosa Lindqvist'],
    ['call +49 30 9018 2077 now', '+49 (30) 90182077'.replace(/[()]/g, '')],
    ['Riverside Estates HoIdings GmbH', 'Riverside Estates Holdings GmbH'],
  ])('%s: found although letters are confused', (text, value) => expect(hidden(text, value)).toBe(1))

  it('is not found in another one, nor when it is too short', () => {
    expect(hidden('Rosa Lindgren signed', 'Rosa Lindqvist')).toBe(0)
    expect(hidden('room 12 of 30', '12')).toBe(0)
  })
})

describe('a finding', () => {
  it('hides all but the beginning of the secret, and has room around it', () => {
    const [finding] = find([`API key: ${stripeKey}`])
    expect(finding?.excerpt).toBe('sk_l…')
    expect(JSON.stringify(finding)).not.toContain(stripeKey.slice(8))
    const word = screenOf(`API key: ${stripeKey}`).at(-1)!.box
    expect(finding?.box.x).toBeLessThan(word.x)
    expect(finding?.box.y).toBeLessThan(word.y)
    expect(finding!.box.x + finding!.box.width).toBeGreaterThan(word.x + word.width)
  })

  it('is one while the value is typed, and another one when it comes back', () => {
    const typed = (text: string, startMs: number, endMs: number) => ({ text: `Password: ${text}`, y: 0.2, startMs, endMs })
    const found = find([typed('Winter-4', 0, 800), typed('Winter-4721', 800, 3_000), typed('Winter-4721', 9_000, 10_000)])
    expect(found.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 3_000],
      [9_000, 10_000],
    ])
  })

  it('has an id of its own that stays the same', () => {
    const screen: Screen = ['Password: Winter-4721', `API key: ${stripeKey}`, 'Mail to rosa@lindqvist.se']
    const ids = find(screen).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(find([...screen.slice(0, 2), { text: 'Mail to rosa@lindqvist.se', y: 0.18 }]).map(({ id }) => id)).toEqual(ids)
  })
})

test('five hundred findings at most: secrets stay', () => {
  const addresses = Array.from({ length: 600 }, (_, index) => ({
    text: `person${index}@lindqvist.se`,
    y: (index % 40) / 40,
    startMs: index * 5_000,
    endMs: index * 5_000 + 1_000,
  }))
  const found = find([...addresses, { text: 'Password: Winter-4721', startMs: 9_000_000, endMs: 9_001_000 }])
  expect(found).toHaveLength(500)
  expect(found.filter(({ kind }) => kind === 'secret')).toHaveLength(1)
})
