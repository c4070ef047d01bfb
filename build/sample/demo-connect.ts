/** @file Build script: the Connect message as the signing service of the sample recording posts it. */
import type { Contract, ContractStatus } from './demo-contracts.ts'

/** @returns the XML of a message that reports `status`, laid out for reading; documents are left out. */
export function describeConnectMessage(contract: Contract, status: ContractStatus): string {
  const now = new Date().toISOString().slice(0, 19)
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
