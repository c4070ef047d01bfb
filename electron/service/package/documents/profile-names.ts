/** @file The choices of the profile, in words. Pure. */
import type { OutputFlow, Profile, Scene } from '#shared/domain/submission.ts'

export const apiNames: Record<Profile['api'], string> = { '': '', rest: 'REST', soap: 'SOAP', both: 'REST and SOAP' }
export const signingNames: Record<Profile['signing'], string> = { '': '', embedded: 'Embedded', remote: 'Remote', both: 'Embedded and remote' }
export const statusNames: Record<Profile['status'], string> = {
  '': '',
  connect: 'Connect',
  polling: 'Polling',
  both: 'Connect and polling',
  none: 'None',
}
export const yesNoNames: Record<Profile['professionalServices'], string> = { '': '', yes: 'Yes', no: 'No' }
export const flowNames: Record<OutputFlow, string> = { all: 'Normal and exception flow', normal: 'Normal flow', exception: 'Exception flow' }
export const sceneNames: Record<Scene, string> = {
  '': '',
  generation: 'Document generation',
  sending: 'Sending',
  signing: 'Signing',
  statusing: 'Status back to your system',
}
