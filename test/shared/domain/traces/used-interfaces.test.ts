import { expect, test } from 'vitest'
import { usedInterfaces, usedInterfacesSchema } from '#shared/domain/traces/used-interfaces.ts'
import { accountPath, createCall, envelopeId, factsOfFiles, restCall, soapCall } from '../../../fixtures/traces/build-exchange.ts'

test('versions, services, operations and what is asked for again are told, each once', () => {
  const look = () => restCall({ path: `${accountPath}/envelopes/${envelopeId(1)}`, answers: { status: 'sent' } })
  const facts = factsOfFiles(
    [createCall(1), createCall(2), look(), look(), restCall({ path: `${accountPath}/envelopes/${envelopeId(2)}` })],
    [soapCall('RequestStatus')],
  )
  const used = usedInterfaces(facts)
  expect(used).toMatchObject({ soapServices: ['api'], polledEnvelopes: 1 })
  expect(used.restVersions).toEqual([/\/(v[\d.]+)\//.exec(accountPath)?.[1]])
  expect(used.operations).toEqual(['Envelopes:create', 'Envelopes:get', 'RequestStatus'])
  expect(used.authentications.length).toBeGreaterThan(0)
})
test('signing in is no operation', () =>
  expect(usedInterfaces(factsOfFiles([restCall({ path: '/restapi/v2/login_information' })])).operations).toEqual([]))
test('a summary of before knows nothing of them, and thousands of names still fit', () => {
  expect(usedInterfacesSchema.parse({})).toEqual({ restVersions: [], soapServices: [], authentications: [], operations: [], polledEnvelopes: 0 })
  const [fact] = factsOfFiles([soapCall('RequestStatus')])
  if (!fact) throw new Error('no fact')
  const many = Array.from({ length: 3_000 }, (_, index) => ({ ...fact, operation: `Operation${index}`.repeat(20) }))
  expect(usedInterfacesSchema.parse(usedInterfaces(many)).operations).toHaveLength(100)
})
