import { expect, test } from 'vitest'
import { kindOfTrace } from '#shared/domain/traces/kind-of-trace.ts'
import { connectMessage, createCall, factsOf, restCall, soapCall } from '../../../fixtures/traces/build-exchange.ts'

const signIn = restCall({ host: 'account-d.docusign.com', path: '/oauth/token', method: 'POST' })
const delivery = connectMessage(1, 'Completed')

test.each([
  ['Connect deliveries', [delivery, connectMessage(2, 'Sent')], 'connect'],
  ['SOAP calls', [soapCall('CreateAndSendEnvelope')], 'soap'],
  ['REST calls with what Connect delivered between them', [createCall(1), createCall(2), delivery], 'rest'],
  ['as many of REST as of Connect', [delivery, createCall(1)], 'rest'],
  ['signing in alone tells nothing', [signIn], 'soap'],
  ['nothing that was read tells nothing', [], 'soap'],
] as const)('%s', (_, exchanges, expected) => expect(kindOfTrace(factsOf(exchanges), 'soap')).toBe(expected))
