/** @file Build script: the integration log of the portal in the sample recording, and the Connect messages in it. */
import { clockAt, inventedGuid, type Contract, type ContractStatus } from './demo-contracts.ts'

export type LogRow = { at: string; direction: 'out' | 'in'; call: string; status: string; reference: string; body: string }

/** @returns the XML of a message that reports `status`, laid out for reading; documents are left out. */
export function describeConnectMessage(contract: Contract, status: ContractStatus): string {
  const now = new Date().toLocaleString('sv').replace(' ', 'T')
  return `<?xml version="1.0" encoding="utf-8"?>
<DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0">
  <EnvelopeStatus>
    <RecipientStatuses>
      <RecipientStatus>
        <Type>Signer</Type>
        <Email>${contract.contactEmail}</Email>
        <UserName>${contract.contactName}</UserName>
        <RoutingOrder>1</RoutingOrder>
        <Status>${status}</Status>
        <ClientUserId>${contract.reference}-1</ClientUserId>
      </RecipientStatus>
    </RecipientStatuses>
    <TimeGenerated>${now}</TimeGenerated>
    <EnvelopeID>${contract.envelopeId}</EnvelopeID>
    <Subject>Equipment lease ${contract.reference}</Subject>
    <Status>${status}</Status>
    <${status}>${now}</${status}>
  </EnvelopeStatus>
  <TimeZone>Central Standard Time</TimeZone>
  <TimeZoneOffset>-6</TimeZoneOffset>
</DocuSignEnvelopeInformation>`
}

/** @returns the rows before the first scene, newest first, so that the log is as full as a log is. */
export function openingLog(): LogRow[] {
  return Array.from({ length: 44 }, (_, index): LogRow => {
    const isMessage = index % 3 === 1
    const envelopeId = inventedGuid(100 + index)
    return {
      at: clockAt(12 + index * 1.37),
      direction: isMessage ? 'in' : 'out',
      call: isMessage ? 'POST /connect/listener' : index % 3 === 0 ? 'POST /envelopes' : `POST /envelopes/${envelopeId}/views/recipient`,
      status: isMessage ? '200 OK' : '201 Created',
      reference: `LC-${2085 - index}`,
      body: JSON.stringify({ envelopeId, status: isMessage ? 'completed' : 'sent' }, null, 2),
    }
  })
}
