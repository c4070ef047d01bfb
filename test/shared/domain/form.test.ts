import { describe, expect, test } from 'vitest'
import { integratorKeyProblem, isEmail, isHttpsLink, phoneForm } from '#shared/domain/form.ts'

const guid = '6f5902ac-4237-4c3e-9d41-0b7a52e81c33'

describe('R8.2: the integrator key', () => {
  test.each([guid, guid.toUpperCase(), `ACME-${guid}`, `A1B2-${guid}`, `  ${guid} `])('accepts "%s"', (key) =>
    expect(integratorKeyProblem(key)).toBe(''),
  )
  test('refuses a key of only zeros', () => {
    expect(integratorKeyProblem('00000000-0000-0000-0000-000000000000')).toMatch(/only zeros/)
    expect(integratorKeyProblem('ACME-00000000-0000-0000-0000-000000000000')).toMatch(/only zeros/)
  })
  test('refuses a key of one repeated digit', () => expect(integratorKeyProblem('ffffffff-ffff-ffff-ffff-ffffffffffff')).toMatch(/repeated/))
  test.each([
    'your integrator key',
    'YOUR_INTEGRATOR_KEY',
    'INTEGRATOR_KEY',
    '{client_id}',
    '<key>',
    'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    'KEYS-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  ])('refuses the placeholder "%s"', (key) => expect(integratorKeyProblem(key)).toMatch(/placeholder/))
  test.each([
    '',
    guid.slice(1),
    `${guid}0`,
    guid.replaceAll('-', ''),
    `ACM-${guid}`,
    `ACME${guid}`,
    `ACMES-${guid}`,
    guid.replace('6', 'g'),
    `{${guid}}`,
  ])('refuses "%s"', (key) => expect(integratorKeyProblem(key)).toMatch(/does not have the form/))
  test('asks for an upper-case prefix', () => expect(integratorKeyProblem(`acme-${guid}`)).toMatch(/upper case/))
})

describe('R8.2: e-mail', () => {
  test.each(['a@example.com', 'first.last+tag@sub.example.co.uk', ' support@example.com '])('accepts "%s"', (text) =>
    expect(isEmail(text)).toBe(true),
  )
  test.each([
    '',
    'a',
    'a@b',
    '@example.com',
    'a@example',
    'a b@example.com',
    'a@example.com, b@example.com',
    'Dana <a@example.com>',
    'a@example..com',
    '.a@example.com',
    'a@exa\nmple.com',
  ])('refuses "%s"', (text) => expect(isEmail(text)).toBe(false))
})

describe('R8.2: phone', () => {
  test.each(['+1 415 555 0132', '(415) 555-0132', '+49 30 901820', '+44 20 7946 0958', '+1 415 555 0132 ext. 12'])('accepts "%s"', (text) =>
    expect(phoneForm(text)).toBe('ok'),
  )
  test.each(['', '12', 'call me', '+1 415 555', '+999 123456789', '415 555 0132 415 555 0132'])('refuses "%s"', (text) =>
    expect(phoneForm(text)).toBe('impossible'),
  )
  test('doubts a number of the right length in no known range', () => expect(phoneForm('+1 115 555 0132')).toBe('unlikely'))
})

describe('R1.1: the link of the online form', () => {
  test('is an https link', () => {
    expect(isHttpsLink('https://www.example.com/form?id=1')).toBe(true)
    for (const link of ['', 'www.example.com', 'http://example.com', 'javascript:alert(1)', 'file:///etc/passwd'])
      expect(isHttpsLink(link)).toBe(false)
  })
})
