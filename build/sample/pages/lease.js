// What the portal and the signing session both show of a lease: its figures and its text.
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

export const amount = (value) => money.format(value)
export const escape = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

export function monthlyPayment({ netPrice, termMonths, annualRatePercent }) {
  const rate = annualRatePercent / 1200
  return (netPrice * rate) / (1 - (1 + rate) ** -termMonths)
}

export function schedule(lease) {
  const payment = monthlyPayment(lease)
  let balance = lease.netPrice
  const rows = Array.from({ length: lease.termMonths }, (_, index) => {
    const interest = (balance * lease.annualRatePercent) / 1200
    balance = Math.max(0, balance - (payment - interest))
    return `<tr><td>${index + 1}</td><td class="number">${amount(payment)}</td><td class="number">${amount(interest)}</td><td class="number">${amount(payment - interest)}</td><td class="number">${amount(balance)}</td></tr>`
  })
  return `<table><thead><tr><th>No.</th><th class="number">Payment</th><th class="number">Interest</th><th class="number">Principal</th><th class="number">Balance</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const clauses = [
  ['Object of the lease', 'The lessor leaves the equipment named above to the lessee for use at the place of use. The equipment stays the property of the lessor for the whole term; the lessee keeps it free of the rights of others and marks it as leased where the lessor asks for it.'],
  ['Delivery and acceptance', 'The lessee inspects the equipment within three working days of its delivery and reports visible faults in writing. Without such a report the equipment counts as accepted. The date of acceptance starts the term.'],
  ['Payments', 'The monthly payment is due on the first working day of each month. Where a payment is more than ten days late, the lessor may charge interest at one per cent a month on the amount outstanding. Payments are not reduced while the equipment stands still.'],
  ['Care and repair', 'The lessee has the equipment serviced as its maker asks for, at its own cost and by qualified people, and keeps a record of it. Changes to the equipment need the consent of the lessor in writing.'],
  ['Insurance', 'The lessee insures the equipment at its replacement value against fire, water, theft and break-in, names the lessor as the one to be paid, and shows proof within fourteen days of acceptance.'],
  ['Loss and damage', 'The lessee bears the risk of loss and of damage from delivery to return. A total loss ends the lease; the lessee then pays the balance of the schedule less what an insurer pays to the lessor.'],
  ['Ending the lease early', 'The lessor may end the lease at once when two payments in a row stay unpaid, when the equipment is used against this agreement, or when the lessee stops its business. The lessee then returns the equipment within ten days.'],
  ['End of the term', 'At the end of the term the lessee chooses one of three ways, two months ahead: to return the equipment, to extend the lease by twelve months at half the payment, or to buy the equipment at its market value.'],
  ['Notices and law', 'Notices are given in writing or by electronic signature to the addresses in this agreement. The law of the State of Illinois applies. Should one clause fail, the others stand.'],
]

export function agreement(contract, marks = { initial: '', sign: '' }) {
  const clause = ([title, text], index) => `<h4>${index + 1}. ${title}</h4><p>${text}</p>`
  return `<section class="paper"><h2>Equipment Lease Agreement ${contract.reference}</h2>
    <p>between <b>Acme Leasing Inc.</b>, 200 Example Plaza, Chicago (the lessor), and <b>${escape(contract.lessee)}</b>, represented by ${contract.contactName} (the lessee).</p>
    <p>Equipment: <b>${contract.asset}</b>. Net price ${amount(contract.netPrice)} USD, ${contract.termMonths} monthly payments of ${amount(monthlyPayment(contract))} USD, annual rate ${contract.annualRatePercent} per cent.</p>
    ${clauses.slice(0, 6).map(clause).join('')}${marks.initial}</section>
    <section class="paper">${clauses.slice(6).map((entry, index) => clause(entry, index + 6)).join('')}<h4>Annex A. Payment schedule</h4>${schedule(contract)}</section>
    <section class="paper"><h4>Signatures</h4><p>The lessee confirms that it has read the agreement and its annex and agrees to both. Signed electronically; the certificate of completion names the time and the way of signing.</p>${marks.sign}
    <p>For the lessor: Acme Leasing Inc., N. Brandt, equipment team</p></section>`
}
