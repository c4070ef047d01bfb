// The leasing portal: list, new lease, contract. Everything it shows comes from the server.
import { agreement, amount, escape, monthlyPayment, schedule } from './lease.js'

const main = document.getElementById('main')
const params = new URLSearchParams(location.search)
const view = params.get('view') ?? 'contracts'
const reference = params.get('reference')

const ask = async (path, body) => {
  const options = body && { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`/api/${path}`, options)
  return response.json()
}
const on = (selector, event, handler) => main.querySelector(selector)?.addEventListener(event, handler)
const go = (address) => location.assign(address)
const status = (value) => `<span class="status status-${value}">${value}</span>`

const support = `Help: Acme Leasing support, +1 312 555 0142 or support@acmeleasing.example, weekdays 7:00 to 19:00 Central. Please give the reference`

function drawSide(contracts) {
  const count = (wanted) => contracts.filter((contract) => contract.status === wanted).length
  const link = (name, label, detail) =>
    `<a href="/${name === 'integration' ? 'integration' : `portal?view=${name}`}" class="${name === view ? 'is-current' : ''}">${label}<span>${detail}</span></a>`
  document.getElementById('side').innerHTML = `
    <h2>Leasing</h2>${link('contracts', 'Contracts', contracts.length)}${link('new', 'New lease', '')}${link('quotes', 'Quotes', 17)}${link('assets', 'Assets', 312)}
    <h2>Signature</h2>${link('drafts', 'To be sent', count('Draft') + count('Generated'))}${link('sent', 'Out for signature', count('Sent') + count('Delivered'))}${link('done', 'Completed', count('Completed'))}${link('stopped', 'Declined or voided', count('Declined') + count('Voided'))}
    <h2>Accounting</h2>${link('invoices', 'Invoices', 208)}${link('payments', 'Payments', 194)}${link('dunning', 'Reminders', 6)}
    <h2>System</h2>${link('integration', 'Integration log', '')}${link('users', 'Users', 23)}${link('templates', 'Templates', 9)}`
}

function drawContracts(contracts) {
  const volume = contracts.reduce((sum, contract) => sum + contract.netPrice, 0)
  const figures = [
    [contracts.length, 'contracts this quarter'],
    [amount(volume), 'financed volume, USD'],
    [contracts.filter((contract) => contract.status === 'Completed').length, 'signed'],
    [contracts.filter((contract) => ['Sent', 'Delivered'].includes(contract.status)).length, 'out for signature'],
    [contracts.filter((contract) => contract.status === 'Declined').length, 'declined'],
    ['1 d 4 h', 'median time to signature'],
  ]
  const rows = contracts.map(
    (contract) => `<tr data-reference="${contract.reference}"><td>${contract.reference}</td><td>${escape(contract.lessee)}</td><td>${contract.contactName}</td>
      <td>${escape(contract.contactEmail)}</td><td>${contract.asset}</td><td class="number">${amount(contract.netPrice)}</td><td class="number">${contract.termMonths}</td>
      <td class="number">${contract.annualRatePercent.toFixed(2)}</td><td class="number">${amount(monthlyPayment(contract))}</td><td>${contract.salesperson}</td>
      <td>${status(contract.status)}</td><td>${contract.envelopeId.slice(0, 18)}</td></tr>`,
  )
  main.innerHTML = `<div class="row"><h1>Contracts<small>fourth quarter, equipment team</small></h1><button class="push">Export</button><button>Columns</button><button class="main" id="new">New lease</button></div>
    <div class="figures">${figures.map(([value, label]) => `<div><b>${value}</b><span>${label}</span></div>`).join('')}</div>
    <div class="row"><input placeholder="Filter" /><select><option>All statuses</option></select><select><option>All salespeople</option></select><select><option>Newest first</option></select></div>
    <table><thead><tr><th>Contract</th><th>Lessee</th><th>Signer</th><th>E-mail</th><th>Asset</th><th class="number">Net price</th><th class="number">Months</th><th class="number">Rate %</th>
    <th class="number">Monthly</th><th>Sales</th><th>Signature</th><th>Envelope</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  on('#new', 'click', () => go('/portal?view=new'))
  on('tbody', 'click', (event) => go(`/portal?view=contract&reference=${event.target.closest('tr').dataset.reference}`))
}

function drawForm() {
  const field = (name, label, value = '', type = 'text') => `<label>${label}<input name="${name}" type="${type}" value="${value}" autocomplete="off" /></label>`
  main.innerHTML = `<h1>New lease<small>equipment lease, template EQ-7</small></h1><form class="columns form"><div class="card"><h3>Lessee</h3>
    ${field('lessee', 'Company')}${field('contactName', 'Signer')}${field('contactEmail', 'Signer e-mail')}<h3>Asset and terms</h3>
    <label>Asset<select name="asset"><option>Combi oven CX-40</option><option>Spiral mixer SM-120</option><option>Delivery van E-Cargo</option></select></label>
    ${field('netPrice', 'Net price, USD')}<label>Term, months<select name="termMonths"><option>24</option><option selected>36</option><option>48</option></select></label>
    ${field('rate', 'Annual rate, %', '5.40')}${field('start', 'First payment', 'First of next month')}${field('insurance', 'Insurance', 'Lessee, proof within 14 days')}${field('site', 'Place of use', 'Address of the lessee')}
    <div class="row"><button type="button">Save as draft</button><button class="main push" id="generate">Generate document</button></div></div>
    <div class="card" id="schedule"></div></form>`
  const form = main.querySelector('form')
  const values = () => Object.fromEntries(new FormData(form))
  const drawSchedule = () => {
    main.querySelector('#schedule').innerHTML = `<h3>Payment schedule</h3>${schedule({ ...values(), netPrice: Number(values().netPrice) || 0, termMonths: Number(values().termMonths), annualRatePercent: 5.4 })}`
  }
  form.addEventListener('input', drawSchedule)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    main.querySelector('#generate').disabled = true
    const made = await ask('contracts', values())
    await ask(`contracts/${made.reference}/generate`, {})
    go(`/portal?view=contract&reference=${made.reference}`)
  })
  drawSchedule()
}

function alertFor(contract, refusal) {
  const code = `${contract.reference}-${contract.activity.length}`
  if (refusal) return `<div class="alert" role="alert"><b>The lease was not sent</b>${escape(refusal)} Correct the signer's e-mail address and send again.<br />${support} ${code}.</div>`
  if (contract.status === 'Declined') return `<div class="alert" role="alert"><b>${contract.contactName} declined to sign</b>${escape(contract.activity.at(-1).text)}. Change the lease and generate it again, or close the contract.<br />${support} ${code}.</div>`
  if (contract.status === 'Voided') return `<div class="notice" role="status">This envelope was voided. Nobody can sign it any more; the signer has been told. ${support} ${code}.</div>`
  if (contract.status === 'Completed') return `<div class="notice" role="status">Signed by everyone. The signed lease and its certificate are stored with the contract.</div>`
  if (contract.activity.at(-1)?.text.includes('session_timeout')) {
    return `<div class="alert" role="alert"><b>The signing session timed out</b>Nothing was signed and nothing is lost. Open a new session, or void the envelope.<br />${support} ${code}.</div>`
  }
  if (params.get('event') && contract.status === 'Delivered') return `<div class="notice" role="status">The signer has left the signing session (${escape(params.get('event'))}). Waiting for Connect to report the status.</div>`
  return ''
}

function drawContract(contract, refusal = '') {
  const isOpen = ['Sent', 'Delivered'].includes(contract.status)
  const top = main.querySelector('#document')?.scrollTop ?? 0
  main.innerHTML = `<div class="row"><h1>${contract.reference} ${escape(contract.lessee)}<small>${status(contract.status)}</small></h1></div><div class="columns contract">
    <div><div class="card"><h3>Lease</h3><dl><dt>Asset</dt><dd>${contract.asset}</dd><dt>Net price</dt><dd>${amount(contract.netPrice)} USD</dd><dt>Term</dt><dd>${contract.termMonths} months</dd>
      <dt>Annual rate</dt><dd>${contract.annualRatePercent} %</dd><dt>Monthly payment</dt><dd>${amount(monthlyPayment(contract))} USD</dd><dt>Salesperson</dt><dd>${contract.salesperson}</dd></dl></div>
      <div class="card scroll"><h3>Payment schedule</h3>${schedule(contract)}</div></div>
    <div><div class="scroll" id="document">${contract.documents.length ? agreement(contract) : '<p>No document yet.</p>'}</div></div>
    <div>${alertFor(contract, refusal)}<div class="card"><h3>Signature</h3><label>Signer<input value="${contract.contactName}" /></label><label>E-mail<input id="email" value="${escape(contract.contactEmail)}" /></label>
      <label>Way of signing<select><option>In this portal (embedded)</option></select></label><label>Envelope<span>${contract.envelopeId || 'not created yet'}</span></label>
      <div class="row">${isOpen ? '<button id="void">Void envelope</button><button class="main push" id="session">Open signing session</button>' : `<button class="main push" id="send" ${contract.status === 'Generated' ? '' : 'disabled'}>Send for signature</button>`}</div></div>
      <div class="card"><h3>Documents</h3>${contract.documents.map((file) => `<div class="file">${file.name}<span>${file.detail}</span></div>`).join('')}</div>
      <div class="card activity scroll"><h3>Activity</h3>${contract.activity.map((entry) => `<p class="${entry.tone}"><time>${entry.at}</time>${escape(entry.text)}</p>`).join('')}</div></div></div>`
  main.querySelector('#document').scrollTo({ top, behavior: 'instant' })
  on('#send', 'click', async (event) => {
    event.target.disabled = true
    const answer = await ask(`contracts/${reference}/send`, { contactEmail: main.querySelector('#email').value })
    drawContract(answer.contract, answer.message)
  })
  on('#session', 'click', async () => {
    await ask(`contracts/${reference}/session`, {})
    go(`/signing?reference=${reference}`)
  })
  on('#void', 'click', async () => {
    await ask(`contracts/${reference}/void`, { reason: 'Lessee asked for other terms' })
  })
}

async function draw() {
  drawSide(await ask('contracts'))
  if (view === 'contract') drawContract(await ask(`contracts/${reference}`))
  else if (view === 'new') drawForm()
  else drawContracts(await ask('contracts'))
}

new EventSource('/events').addEventListener('message', async (event) => {
  if (view === 'contract' && event.data === reference) drawContract(await ask(`contracts/${reference}`))
  if (view === 'contracts') drawContracts(await ask('contracts'))
})
await draw()
document.body.dataset.ready = ''
