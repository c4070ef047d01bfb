/** @file Main process: seals and opens bytes with the operating system's store (Keychain, DPAPI, the keyring of a Linux desktop). No rule. */
import { safeStorage } from 'electron'
import { hostChannels, type SystemStore } from '#shared/contract/host.ts'
import type { HostClient } from './host-calls.ts'
import { handleFromPage } from './security.ts'

/** On Linux without a keyring Electron "encrypts" with a password that everybody knows; that is no store. */
function systemStore(): SystemStore {
  const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'the Keychain', win32: 'the Data Protection API of Windows' }
  if (!safeStorage.isEncryptionAvailable()) return { isThere: false, name: '' }
  if (process.platform !== 'linux') return { isThere: true, name: names[process.platform] ?? 'the system’s store' }
  const backend = safeStorage.getSelectedStorageBackend()
  if (backend === 'basic_text' || backend === 'unknown') return { isThere: false, name: '' }
  return { isThere: true, name: backend.startsWith('kwallet') ? 'KWallet' : 'the keyring of this desktop' }
}

/** @param host the host's own connection to the service as it runs now. */
export function answerSealingCalls(host: () => HostClient): void {
  const seal = (secret: string) => safeStorage.encryptString(secret).toString('base64')
  handleFromPage(hostChannels.systemStore, () => systemStore())
  handleFromPage(hostChannels.makeSigningKey, async () => {
    if (!systemStore().isThere) throw new Error('This system has no store for secrets.')
    const { secret } = await host().call('signing.make', {})
    await host().call('signing.keep', { secret, sealed: seal(secret) })
  })
  handleFromPage(hostChannels.openSigningKey, async () => {
    const { sealed } = await host().call('signing.sealed', {})
    if (sealed === null) return
    await host().call('signing.open', { secret: open(sealed) })
  })
}

function open(sealed: string): string {
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'))
  } catch {
    throw new Error('The system’s store did not open the signing key. Unlock it, or make a new key in Settings.')
  }
}
