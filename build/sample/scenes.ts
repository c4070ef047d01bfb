/** @file Build script: what happens in the sample recording, scene by scene, and what is said about it. */
import type { Mark } from '#shared/domain/submission.ts'
import type { Actor } from './actor.ts'

export type SampleScene = Omit<Mark, 'atMs'> & { narration: string; act: (actor: Actor) => Promise<void> }

/** Waits until the next page has drawn itself. */
async function arrive(actor: Actor, address: RegExp): Promise<void> {
  await actor.page.waitForURL(address)
  await actor.page.locator('body[data-ready]').waitFor()
  await actor.pause(500)
}

async function openContract(actor: Actor, reference: string): Promise<void> {
  await actor.click(`tr[data-reference=${reference}] td:nth-child(2)`)
  await arrive(actor, /view=contract/)
}

export const scenes: readonly SampleScene[] = [
  {
    title: 'Generate the lease',
    flow: 'normal',
    scene: 'generation',
    narration:
      'This is the Acme Leasing Portal in the sandbox. A salesperson enters the lessee, the signer and the terms; the payment schedule follows. The portal then generates the lease agreement, with its annex, from a template.',
    act: async (actor) => {
      await actor.point('tbody tr:nth-child(9) td:nth-child(5)')
      await actor.scroll(5)
      await actor.scroll(-6)
      await actor.click('#new')
      await arrive(actor, /view=new/)
      await actor.type('[name=lessee]', 'Brightwater Catering Ltd')
      await actor.type('[name=contactName]', 'Jordan Avery')
      await actor.type('[name=contactEmail]', 'jordan.avery@example.com')
      await actor.type('[name=netPrice]', '18450')
      await actor.click('#generate')
      await arrive(actor, /view=contract/)
      await actor.point('#document')
      await actor.scroll(9)
      await actor.scroll(7)
    },
  },
  {
    title: 'Send the envelope',
    flow: 'normal',
    scene: 'sending',
    narration:
      'Send for signature creates the envelope over the REST interface, with one embedded signer. The activity list shows the envelope identifier, and the status is now sent.',
    act: async (actor) => {
      await actor.point('#email')
      await actor.pause(500)
      await actor.click('#send')
      await actor.page.locator('#session').waitFor()
      await actor.pause(400)
      await actor.point('.activity p:nth-of-type(2)', 0.4)
      await actor.pause(900)
      await actor.point('.activity p:nth-of-type(3)', 0.4)
    },
  },
  {
    title: 'Sign in the portal',
    flow: 'normal',
    scene: 'signing',
    narration:
      'The portal asks for a recipient view and opens the signing session. The signer agrees to electronic records, reads the agreement, initials the first page, chooses a signature, and finishes. The session returns to the portal.',
    act: async (actor) => {
      await actor.click('#session')
      await arrive(actor, /signing/)
      await actor.click('#consent input')
      await actor.click('#next')
      await actor.pause(800)
      await actor.click('#initial')
      await actor.point('.paper >> nth=1')
      await actor.scroll(8)
      await actor.click('#next')
      await actor.pause(1_000)
      await actor.click('#sign')
      await actor.pause(700)
      await actor.click('#adopt')
      await actor.pause(500)
      await actor.click('#next')
      await arrive(actor, /signing_complete/)
    },
  },
  {
    title: 'Status and documents come back',
    flow: 'normal',
    scene: 'statusing',
    narration:
      'Connect reports the completed envelope. The portal stores the signed lease and the certificate with the contract, without asking for the status. The integration log keeps every call, and every Connect message.',
    act: async (actor) => {
      await actor.page.locator('.file:nth-of-type(3)').waitFor({ timeout: 10_000 })
      await actor.point('.file:nth-of-type(2)', 0.4)
      await actor.pause(700)
      await actor.point('.file:nth-of-type(3)', 0.4)
      await actor.pause(900)
      await actor.click('#side a:has-text("Integration log")')
      await arrive(actor, /integration/)
      await actor.click('#rows div:nth-child(2)')
      await actor.pause(1_200)
      await actor.point('#rows div:nth-child(14)')
      await actor.scroll(3)
      await actor.scroll(-4)
      await actor.click('#rows div:nth-child(4)')
      await actor.pause(700)
      await actor.click('header a')
      await arrive(actor, /view=contracts/)
    },
  },
  {
    title: 'Exception: the e-mail address is refused',
    flow: 'exception',
    scene: '',
    narration:
      "First exception. The signer's e-mail address holds a comma. The portal refuses to send, says why, and names the support contact and a reference.",
    act: async (actor) => {
      await openContract(actor, 'LC-2086')
      await actor.click('#send')
      await actor.page.locator('.alert').waitFor()
      await actor.point('.alert', 0.3)
      await actor.pause(2_600)
    },
  },
  {
    title: 'Exception: the signer declines',
    flow: 'exception',
    scene: '',
    narration:
      'With the address corrected, the lease is sent. Second exception: the signer declines and gives a reason. Connect brings it back, and the contract shows who to call.',
    act: async (actor) => {
      await actor.type('#email', 'morgan.reyes@example.com', { replacing: true })
      await actor.click('#send')
      await actor.page.locator('#session').waitFor()
      await actor.click('#session')
      await arrive(actor, /signing/)
      await actor.click('#more')
      await actor.click('#decline')
      await actor.type('#reason', 'The term should be 24 months')
      await actor.click('#confirm')
      await arrive(actor, /event=decline/)
      await actor.page.locator('.alert').waitFor()
      await actor.point('.alert', 0.3)
      await actor.pause(1_500)
    },
  },
  {
    title: 'Exception: the session times out, the sender voids',
    flow: 'exception',
    scene: '',
    narration:
      'Third exception. A signing session is left alone and times out; nothing is signed and nothing is lost. The sender voids the envelope, and Connect confirms it.',
    act: async (actor) => {
      await actor.click('#side a:has-text("Contracts")')
      await arrive(actor, /view=contracts/)
      await openContract(actor, 'LC-2085')
      await actor.click('#session')
      await arrive(actor, /signing/)
      await actor.page.waitForURL(/session_timeout/, { timeout: 15_000 })
      await arrive(actor, /session_timeout/)
      await actor.pause(700)
      await actor.click('#void')
      await actor.page.locator('.notice:has-text("voided")').waitFor()
      await actor.point('.notice', 0.3)
      await actor.pause(1_500)
    },
  },
]
