/** @file Build script: the invented contracts of the leasing portal that the sample recording shows. */

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

const lessees = [
  ['Harbor & Vine Hotels', 'Casey Lindgren'],
  ['Oakfield Dairy Group', 'Riley Okafor'],
  ['Summit Print Works', 'Morgan Reyes'],
  ['Bluebird Couriers', 'Taylor Novak'],
  ['Prairie Dental Partners', 'Jamie Fontaine'],
  ['Granite State Bakery', 'Drew Halloran'],
  ['Lakeshore Imaging', 'Alex Petrov'],
  ['Tidewater Boat Yard', 'Sam Whitlock'],
  ['Redwood Cabinetry', 'Robin Achterberg'],
  ['Cobalt Machine Tools', 'Avery Castellan'],
  ['Meadowlark Farms', 'Quinn Barrow'],
] as const

const assets = [
  ['Combi oven CX-40', 18_450],
  ['Milking robot M6', 142_900],
  ['Offset press P-52', 96_300],
  ['Delivery van E-Cargo', 41_780],
  ['Panoramic X-ray DX2', 57_200],
  ['Spiral mixer SM-120', 12_960],
  ['Ultrasound U9', 38_640],
  ['Boat lift 12 t', 71_500],
  ['CNC router R-2030', 64_875],
  ['Forklift FL-25', 29_990],
] as const

const salespeople = ['N. Brandt', 'E. Castillo', 'P. Osei', 'H. Lindqvist'] as const
const statuses: readonly ContractStatus[] = ['Completed', 'Completed', 'Sent', 'Completed', 'Draft', 'Delivered', 'Completed', 'Generated', 'Voided', 'Completed', 'Declined']

function at<Item>(list: readonly Item[], index: number): Item {
  return list[index % list.length] as Item
}

/** @returns the contract as a new one, without envelope, documents or history. */
export function newContract(values: Pick<Contract, 'reference' | 'lessee' | 'contactName' | 'contactEmail' | 'asset' | 'netPrice' | 'termMonths'>): Contract {
  return { ...values, annualRatePercent: 5.4, salesperson: 'N. Brandt', status: 'Draft', envelopeId: '', documents: [], activity: [] }
}

/** @returns the contracts that are there before the first scene; two of them serve the exception scenes. */
export function openingContracts(): Contract[] {
  const contracts = Array.from({ length: 46 }, (_, index): Contract => {
    const [lessee, contactName] = at(lessees, index * 7 + 3)
    const [asset, netPrice] = at(assets, index * 3 + 1)
    const contract = newContract({
      reference: `LC-${2086 - index}`,
      lessee,
      contactName,
      contactEmail: `${contactName.toLowerCase().replace(' ', '.')}@example.com`,
      asset,
      netPrice: netPrice + index * 35,
      termMonths: at([36, 48, 24, 60], index),
    })
    return { ...contract, annualRatePercent: at([5.4, 4.9, 5.9, 5.2], index), salesperson: at(salespeople, index), status: at(statuses, index * 5) }
  })
  const [first, second] = contracts
  if (!first || !second) throw new Error('The opening contracts are missing.')
  contracts[0] = {
    ...first,
    lessee: 'Summit Print Works',
    contactName: 'Morgan Reyes',
    contactEmail: 'morgan.reyes@example,com',
    status: 'Generated',
    documents: [{ name: 'Lease agreement LC-2086.pdf', detail: '4 pages, 61,204 bytes' }],
    activity: [{ at: '09:12:04', text: 'Lease agreement generated from template EQ-7, 4 pages', tone: 'plain' }],
  }
  contracts[1] = {
    ...second,
    lessee: 'Bluebird Couriers',
    contactName: 'Taylor Novak',
    contactEmail: 'taylor.novak@example.com',
    status: 'Sent',
    envelopeId: '5e1b7c20-94d3-4f6a-8a17-3c0d92be6f41',
    documents: [{ name: 'Lease agreement LC-2085.pdf', detail: '4 pages, 58,930 bytes' }],
    activity: [
      { at: '09:31:40', text: 'Lease agreement generated from template EQ-7, 4 pages', tone: 'plain' },
      { at: '09:32:15', text: 'Envelope sent to Taylor Novak', tone: 'plain' },
    ],
  }
  return contracts
}
