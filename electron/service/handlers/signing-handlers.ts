/** @file Calls about the key that signs packages. */
import type { Contract, Handlers, HostContract } from '#shared/contract/contract.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `signing.${string}`>>
type HostCalls = Pick<Handlers<HostContract, AbortSignal>, Extract<keyof HostContract, `signing.${string}`>>

export function createSigningHandlers({ signingKeys }: ServiceParts): Calls {
  return {
    'signing.get': async () => signingKeys.get(),
    'signing.makeFile': async () => {
      await signingKeys.keep(signingKeys.make(), null)
      return signingKeys.get()
    },
    'signing.remove': async () => {
      await signingKeys.remove()
      return signingKeys.get()
    },
    'signing.restore': async () => {
      await signingKeys.restore()
      return signingKeys.get()
    },
  }
}

export function createSigningHostHandlers({ signingKeys }: ServiceParts): HostCalls {
  return {
    'signing.make': async () => ({ secret: toBase64(signingKeys.make()) }),
    'signing.keep': async ({ secret, sealed }) => {
      await signingKeys.keep(fromBase64(secret), sealed)
      return {}
    },
    'signing.sealed': async () => ({ sealed: await signingKeys.sealed() }),
    'signing.open': async ({ secret }) => {
      await signingKeys.open(fromBase64(secret))
      return {}
    },
  }
}

const toBase64 = (text: string) => Buffer.from(text).toString('base64')
const fromBase64 = (text: string) => Buffer.from(text, 'base64').toString('utf8')
