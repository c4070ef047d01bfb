import { useState } from 'react'
import type { Grant } from '#shared/contract/host.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { Page } from '../../app/page.tsx'
import { host } from '../../client/service.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { showToast } from '../../components/toast.tsx'
import { verifyKey, verifyPackage } from './verify-package.ts'
import { VerifyResult } from './verify-result.tsx'
import styles from './verify-page.module.css'

/** Checks a package, whoever made it: every checksum, the zip, every message and what is attached to it. */
export function VerifyPage() {
  const [grant, setGrant] = useState<Grant>()

  function verify(next: Grant | null | undefined): void {
    if (!next) return
    setGrant(next)
    void verifyPackage(next)
  }
  const chooseFolder = () =>
    void host.chooseFolder('Choose the folder of a package').then(verify, (error: unknown) => showToast(toUserError(error).message))

  return (
    <Page title="Verify a package" lead="Says whether a package is complete and unchanged: checksums, zip, messages and their attachments.">
      <div className={styles.stack}>
        <FileDrop
          title="Drop a package here"
          hint="The zip, or the folder."
          buttonLabel="Choose a zip"
          accept=".zip"
          isLarge
          onGrants={([first]) => verify(first)}
        >
          <Button onPress={chooseFolder}>Choose a folder</Button>
        </FileDrop>
        {grant && (
          <Card title={grant.name}>
            <VerifyResult taskKey={verifyKey(grant.grantId)} grantId={grant.grantId} />
          </Card>
        )}
      </div>
    </Page>
  )
}
