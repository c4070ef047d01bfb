/** @file Build script: the invented contracts of the leasing portal that the sample recording shows. */
import { createHash } from 'node:crypto'

export type ContractStatus = 'Draft' | 'Generated' | 'Sent' | 'Delivered' | 'Completed' | 'Declined' | 'Voided'

export type Activity = { at: string; text: string; tone: 'plain' | 'good' | 'bad' }

export type Contract = {
  reference: string
  lessee: string
  contactName: string
  contactEmail: string
  asset: string
  netPrice: number
  termMonths: number
  annualRatePercent: number
  salesperson: string
  status: ContractStatus
  envelopeId: string
  documents: { name: string; detail: string }[]
  activity: Activity[]
}

/** Lessee, signer, asset and its net price in USD. */
const deals = [
  ['Harbor & Vine Hotels', 'Casey Lindgren', 'Laundry line LL-8', 57_200],
  ['Oakfield Dairy Group', 'Riley Okafor', 'Milking robot M6', 142_900],
  ['Summit Print Works', 'Morgan Reyes', 'Offset press P-52', 96_300],
  ['Bluebird Couriers', 'Taylor Novak', 'Delivery van E-Cargo', 41_780],
  ['Prairie Dental Partners', 'Jamie Fontaine', 'Panoramic X-ray DX2', 68_450],
  ['Granite State Bakery', 'Drew Halloran', 'Spiral mixer SM-120', 12_960],
  ['Lakeshore Imaging', 'Alex Petrov', 'Ultrasound U9', 38_640],
  ['Tidewater Boat Yard', 'Sam Whitlock', 'Boat lift 12 t', 71_500],
  ['Redwood Cabinetry', 'Robin Achterberg', 'CNC router R-2030', 64_875],
  ['Cobalt Machine Tools', 'Avery Castellan', 'Forklift FL-25', 29_990],
  ['Meadowlark Farms', 'Quinn Barrow', 'Baler RB-460', 33_720],
] as const

const salespeople = ['N. Brandt', 'E. Castillo', 'P. Osei', 'H. Lindqvist'] as const
const statuses: readonly ContractStatus[] = [
  'Completed',
  'Completed',
  'Sent',
  'Completed',
  'Draft',
  'Delivered',
  'Completed',
  'Generated',
  'Voided',
  'Completed',
  'Declined',
]

function at<Item>(list: readonly Item[], index: number): Item {
  return list[index % list.length] as Item
}

/** @returns a made-up GUID, the same for the same number. */
export function inventedGuid(number: number): string {
  const digits = createHash('sha256').update(`sample ${number}`).digest('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** @returns the time of day so many minutes ago, as the portal shows it. */
export function clockAt(minutesAgo: number): string {
  return new Date(Date.now() - minutesAgo * 60_000).toTimeString().slice(0, 8)
}

/** @returns the contract as a new one, without envelope, documents or history. */
export function newContract(
  values: Pick<Contract, 'reference' | 'lessee' | 'contactName' | 'contactEmail' | 'asset' | 'netPrice' | 'termMonths'>,
): Contract {
  return { ...values, annualRatePercent: 5.4, salesperson: 'N. Brandt', status: 'Draft', envelopeId: '', documents: [], activity: [] }
}

/** @returns the contracts that are there before the first scene; two of them serve the exception scenes. */
export function openingContracts(): Contract[] {
  const contracts = Array.from({ length: 46 }, (_, index): Contract => {
    const [lessee, contactName, asset, netPrice] = at(deals, index * 7 + 2)
    const status = at(statuses, index * 5)
    const contract = newContract({
      reference: `LC-${2086 - index}`,
      lessee,
      contactName,
      contactEmail: `${contactName.toLowerCase().replace(' ', '.')}@example.com`,
      asset,
      netPrice: netPrice + index * 35,
      termMonths: at([36, 48, 24, 60], index),
    })
    return {
      ...contract,
      annualRatePercent: at([5.4, 4.9, 5.9, 5.2], index),
      salesperson: at(salespeople, index),
      status,
      envelopeId: ['Draft', 'Generated'].includes(status) ? '' : inventedGuid(index),
    }
  })
  const [first, second] = contracts
  if (!first || !second) throw new Error('The opening contracts are missing.')
  contracts[0] = {
    ...first,
    contactEmail: 'morgan.reyes@example,com',
    status: 'Generated',
    envelopeId: '',
    documents: [{ name: 'Lease agreement LC-2086.pdf', detail: '4 pages, 61,204 bytes' }],
    activity: [{ at: clockAt(51.2), text: 'Lease agreement generated from template EQ-7, 4 pages', tone: 'plain' }],
  }
  contracts[1] = {
    ...second,
    status: 'Sent',
    envelopeId: inventedGuid(1),
    documents: [{ name: 'Lease agreement LC-2085.pdf', detail: '4 pages, 58,930 bytes' }],
    activity: [
      { at: clockAt(33.4), text: 'Lease agreement generated from template EQ-7, 4 pages', tone: 'plain' },
      { at: clockAt(32.8), text: `Envelope sent to ${second.contactName}`, tone: 'plain' },
    ],
  }
  return contracts
}
