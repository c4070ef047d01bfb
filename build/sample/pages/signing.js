// The signing session: consent, initial, signature, finish; decline; and the end of an idle session.
import { agreement } from './lease.js'

const find = (id) => document.getElementById(id)
const params = new URLSearchParams(location.search)
const reference = params.get('reference')
const contract = await (await fetch(`/api/contracts/${reference}`)).json()
const initials = contract.contactName.split(' ').map((word) => word[0]).join('')
const steps = ['Agree to sign electronically', 'Read the lease agreement', 'Initial page 1', 'Sign page 4', 'Finish']
let step = 0

async function leave(action, event, reason = '') {
  await fetch(`/api/contracts/${reference}/${action}`, { method: 'POST', body: JSON.stringify({ reason }) })
  location.assign(`/portal?view=contract&reference=${reference}&event=${event}`)
}

function advance(to) {
  step = Math.max(step, to)
  find('steps').innerHTML = `<b>${contract.contactName}</b><br />signs as lessee<ol>${steps.map((name, index) => `<li class="${index < step ? 'is-done' : index === step ? 'is-current' : ''}">${name}</li>`).join('')}</ol>
    <p>Sent by Nora Brandt, Acme Leasing Inc., with the Acme Leasing Portal.</p><p>Questions about this lease: support@acmeleasing.example, +1 312 555 0142.</p>`
  find('next').textContent = step < 4 ? (step === 0 ? 'Start' : 'Next field') : 'Finish'
  find('next').disabled = step === 0
}

function openDialog(html, handlers) {
  find('dialog').innerHTML = html
  for (const [id, handler] of Object.entries(handlers)) find(id).addEventListener('click', handler)
  find('dialog').showModal()
}

function fill(id, text) {
  find(id).textContent = text
  find(id).classList.add('is-filled')
}

find('subject').textContent = `Equipment lease ${reference}, ${contract.lessee}`
find('document').innerHTML = agreement(contract, { initial: '<div class="tag" id="initial">Initial here</div>', sign: '<div class="tag" id="sign">Sign here</div>' })
advance(0)

find('consent').addEventListener('change', () => advance(1))
find('next').addEventListener('click', () => {
  if (step >= 4) return void leave('sign', 'signing_complete')
  find(step < 3 ? 'initial' : 'sign').scrollIntoView({ block: 'center', behavior: 'smooth' })
  advance(2)
})
find('initial').addEventListener('click', () => {
  fill('initial', initials)
  advance(3)
})
find('sign').addEventListener('click', () =>
  openDialog(
    `<h2>Choose your signature</h2>This is how your name will stand in the document.<div class="preview">${contract.contactName}</div><div class="row"><button id="back">Back</button><button class="main push" id="adopt">Use this signature</button></div>`,
    {
      back: () => find('dialog').close(),
      adopt: () => {
        find('dialog').close()
        fill('sign', contract.contactName)
        advance(4)
      },
    },
  ),
)
find('more').addEventListener('click', () => (find('menu').hidden = !find('menu').hidden))
find('decline').addEventListener('click', () => {
  find('menu').hidden = true
  openDialog(
    '<h2>Decline to sign?</h2>The sender is told, and nobody can sign this envelope any more. Please say why:<textarea id="reason"></textarea><div class="row"><button id="back">Back</button><button class="main push" id="confirm">Decline</button></div>',
    { back: () => find('dialog').close(), confirm: () => void leave('decline', 'decline', find('reason').value) },
  )
})

// A session that nobody uses is ended, after a warning.
let idleSeconds = 0
for (const kind of ['mousemove', 'keydown', 'wheel']) {
  addEventListener(kind, () => {
    if (idleSeconds < 3) idleSeconds = 0
  })
}
const timer = setInterval(() => {
  idleSeconds++
  if (idleSeconds === 3) {
    openDialog(
      '<h2>Are you still there?</h2>Nothing has happened here for a while. To protect the document, this session ends in <b id="left">5</b> seconds. Nothing has been signed.<div class="row"><button class="main push" id="stay">Stay in the session</button></div>',
      {
        stay: () => {
          idleSeconds = 0
          find('dialog').close()
        },
      },
    )
  } else if (idleSeconds >= 8) {
    clearInterval(timer)
    void leave('timeout', 'session_timeout')
  } else if (idleSeconds > 3) find('left').textContent = `${8 - idleSeconds}`
}, 1000)
document.body.dataset.ready = ''
