/** @file Calls about what all submissions of this machine share. */
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `settings.${string}`>>

export function createSettingsHandlers({ settings, grants }: ServiceParts): Calls {
  return {
    'settings.get': async () => settings.get(),
    'settings.save': async (value) => settings.save({ ...settings.get(), ...value }),
    // These programs are run: a path that the page could write would let it run anything.
    'settings.chooseTool': async ({ tool, grantId }) => {
      const path = grantId === null ? '' : (await requireRegularFile(grants.path(grantId))).path
      return settings.save({ ...settings.get(), [`${tool}Path`]: path })
    },
  }
}
