import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract, OutputOf } from '#shared/contract/contract.ts'
import type { UserError } from '#shared/contract/errors.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { SystemStore } from '#shared/contract/host.ts'
import { queryClient, queryKey, useCall } from '../../client/queries.ts'
import { host, service } from '../../client/service.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Note } from '../../components/note.tsx'
import { Problem } from '../../components/problem.tsx'
import { showToast } from '../../components/toast.tsx'
import styles from './settings-page.module.css'

type SigningState = OutputOf<Contract['signing.get']>
type SigningCardProps = { isOn: boolean; onChange: (isOn: boolean) => void }

/** Signing packages: off until it is turned on, with a key that never leaves this machine. */
export function SigningCard({ isOn, onChange }: SigningCardProps) {
  const state = useCall('signing.get', {})
  const store = useQuery({ queryKey: ['system-store'], queryFn: () => host.systemStore(), networkMode: 'always', staleTime: Infinity })
  const [problem, setProblem] = useState<UserError>()
  const take = (next: SigningState) => void queryClient.setQueryData(queryKey('signing.get', {}), next)

  async function run(work: () => Promise<void>): Promise<void> {
    setProblem(undefined)
    await work().catch((error: unknown) => setProblem(toUserError(error)))
  }
  const makeInStore = () =>
    run(async () => {
      await host.makeSigningKey()
      take(await service.call('signing.get', {}))
      onChange(true)
    })
  const makeInFile = () =>
    run(async () => {
      take(await service.call('signing.makeFile', {}))
      onChange(true)
    })
  const remove = () =>
    run(async () => {
      take(await service.call('signing.remove', {}))
      onChange(false)
      const undo = () => void run(async () => take(await service.call('signing.restore', {})))
      showToast('The signing key is removed.', { label: 'Undo', run: undo })
    })
  const key = state.data?.key
  return (
    <Card title="Signature">
      <div className={styles.fields}>
        <p className={styles.soft}>
          Whoever receives a signed package can check that it comes from you and that nobody changed it. Optional: DocuSign does not ask for it.
        </p>
        {key ? (
          <>
            <Checkbox label="Sign packages" value={isOn} onChange={onChange} />
            <KeyFacts signingKey={key} store={store.data} onRemove={() => void remove()} />
          </>
        ) : (
          store.data && state.data && <MakeKey store={store.data} onStore={() => void makeInStore()} onFile={() => void makeInFile()} />
        )}
        {problem && <Problem problem={problem} />}
      </div>
    </Card>
  )
}

type KeyFactsProps = { signingKey: NonNullable<SigningState['key']>; store: SystemStore | undefined; onRemove: () => void }

function KeyFacts({ signingKey: { fingerprint, protection }, store, onRemove }: KeyFactsProps) {
  return (
    <>
      <dl className={styles.about}>
        <dt>Fingerprint</dt>
        <dd className={styles.path}>
          {fingerprint.replace(/.{4}(?=.)/g, '$& ')} <CopyButton what="fingerprint" text={() => fingerprint} />
        </dd>
        <dt>Private key</dt>
        <dd>
          {protection === 'file'
            ? 'In a file of the data folder, without a passphrase; only your account may read it.'
            : `In the data folder, sealed by ${store?.name || 'the system’s store'}.`}
        </dd>
      </dl>
      <p className={styles.soft}>Tell the fingerprint to the receiver by another way than the package, by telephone for example.</p>
      <div>
        <Button isSmall onPress={onRemove}>
          Remove the key
        </Button>
      </div>
    </>
  )
}

function MakeKey({ store, onStore, onFile }: { store: SystemStore; onStore: () => void; onFile: () => void }) {
  if (store.isThere)
    return (
      <div>
        <Button onPress={onStore}>Make a key and sign packages</Button>
        <p className={styles.soft}>The private key is sealed by {store.name}.</p>
      </div>
    )
  return (
    <>
      <Note>
        This system has no store for secrets that Certpack can use. The private key can lie in a file of the data folder instead, readable by your
        account only and without a passphrase: whoever can read your files could sign in your name.
      </Note>
      <div>
        <Button onPress={onFile}>I agree: keep the key in a file</Button>
      </div>
    </>
  )
}
