import { describe, expect, it, test } from 'vitest'
import { findOnScreen } from '#shared/domain/screen/find-on-screen.ts'
import { screenOf } from '../../../fixtures/screen-words.ts'

const find = (screen: Parameters<typeof screenOf>, personas: string[] = []) => findOnScreen(screenOf(...screen), { values: [], personas })

describe('an e-mail address', () => {
  it('of somebody is found as it was read', () => {
    expect(find(['Sent to maria.lindqvist@nordbank.se.'])).toMatchObject([{ kind: 'address', excerpt: 'maria.lindqvist@nordbank.se' }])
  })
  test.each(['ada@example.com', 'ada@mail.example.org', 'ada@exarnple.com', 'ada@acme.test', 'support@leasing.example'])(
    'for examples is none: %s',
    (address) => expect(find([address])).toEqual([]),
  )
  it('of a test persona is none, also misread', () => {
    expect(find(['rosa.diaz@acme-trading.com'], ['Rosa.Diaz@acme-trading.com'])).toEqual([])
    expect(find(['r0sa.diaz@acme-trading.corn'], ['rosa.diaz@acme-trading.com'])).toEqual([])
  })
})

describe('a reviewer takes for an error', () => {
  test.each([
    ['at sendEnvelope (/srv/app/dist/envelopes.js:118:27)', 'Stack trace'],
    ['at com.acme.Sender.send(Sender.java:42)', 'Stack trace'],
    ['at Acme.Leasing.EnvelopeService.Send(Envelope envelope)', 'Stack trace'],
    ['File "/srv/app/main.py", line 12, in send', 'Stack trace'],
    ['Traceback (most recent call last):', 'Stack trace'],
    ['System.NullReferenceException was thrown', 'Exception'],
    ['java.lang.IllegalStateException', 'Exception'],
    ['InvalidTokenException: expired', 'Exception'],
    ['Unhandled exception in the thread main', 'Exception'],
    ["TypeError: Cannot read properties of undefined (reading 'envelopeId')", 'Error message'],
    ['Something went wrong', 'Error message'],
    ['Error: the envelope has no recipients', 'Error message'],
    ['The envelope could not be sent', 'Error message'],
    ['Failed to load the template', 'Error message'],
    ['Payment failed', 'Error message'],
    ['An unexpected error occurred', 'Error message'],
    ['500 Internal Server Error', 'HTTP status 500'],
    ['HTTP/1.1 404', 'HTTP status 404'],
    ['Request failed with status code 503', 'HTTP status 503'],
    ['This site can’t be reached', 'Browser error page'],
    ['ERR_CONNECTION_REFUSED', 'Browser error page'],
    ['ERR CONNECTION REFUSED', 'Browser error page'],
    ['2026-12-15 08:00:59 ERROR gateway upstream is gone', 'Logged error'],
  ])('%s', (text, label) => expect(find([text])).toMatchObject([{ kind: 'error', label }]))

  it('a stack trace as a whole, told by its first line', () => {
    const lines = [
      "TypeError: Cannot read properties of undefined (reading 'id')",
      'at sendEnvelope (/srv/app/envelopes.js:118:27)',
      'at handle (/srv/app/router.js:95:5)',
    ]
    const found = find(lines.map((text, index) => ({ text, y: 0.3 + index * 0.02 })))
    expect(found).toMatchObject([{ label: 'Stack trace', excerpt: lines[0] }])
    expect(found[0]!.box.height).toBeGreaterThan(0.05)
  })
})

test.each([
  'No errors were found',
  '0 failed, 12 completed',
  'Error handling',
  'Failed',
  'Errors: 0',
  'Exception flows',
  'import { InvalidPDFException,',
  'AbortException,',
  'Show errors only',
  'Should one clause fail, the others stand.',
  'The lessee pays 450 conflict-free minerals',
  'Total 500.00',
  '18450 items',
  'Room 404',
  'If the payment has failed, the lessor may terminate this agreement after thirty days of written notice.',
  'Meet me at 10:30:15',
  'Look at the picture',
])('no error: %s', (text) => expect(find([text])).toEqual([]))
