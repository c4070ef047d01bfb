import type { Contract, OutputOf } from '#shared/contract/contract.ts'
import { service } from '../../client/service.ts'
import { startTask } from '../../client/tasks.ts'

export type Verified = OutputOf<Contract['package.verify']> & { name: string }

const results = new Map<string, Verified>()

export function verifyKey(grantId: string): string {
  return `package.verify:${grantId}`
}

/** Reads a package back: hashes, zip, messages. The result is kept for {@link verifiedOf}. */
export async function verifyPackage({ grantId, name }: { grantId: string; name: string }): Promise<void> {
  results.delete(grantId)
  await startTask(verifyKey(grantId), { title: `Verifying ${name}` }, async (options) => {
    const result = await service.call('package.verify', { grantId }, options)
    results.set(grantId, { ...result, name })
  })
}

/** @returns what verifying the package gave, once it is done. */
export function verifiedOf(grantId: string): Verified | undefined {
  return results.get(grantId)
}
