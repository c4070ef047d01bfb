import type { Profile, Submission } from '#shared/domain/submission.ts'

const api: Record<Profile['api'], string> = { '': '', rest: 'REST', soap: 'SOAP', both: 'REST and SOAP' }
const signing: Record<Profile['signing'], string> = {
  '': '',
  embedded: 'embedded signing',
  remote: 'remote signing',
  both: 'embedded and remote signing',
}
const status: Record<Profile['status'], string> = {
  '': '',
  connect: 'Connect',
  polling: 'status requests',
  both: 'Connect and status requests',
  none: 'no status',
}
const services: Record<Profile['professionalServices'], string> = {
  '': '',
  yes: 'With a Professional Services engagement.',
  no: 'No Professional Services engagement, so steps 2 and 3 do not apply.',
}

/** @returns the profile in one or two sentences. */
export function profileInWords({ profile }: Submission): string {
  const facts = [api[profile.api], signing[profile.signing], status[profile.status]].filter(Boolean).join(', ')
  const first = facts ? `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.` : 'Answer the profile first: it decides which of the ten steps apply.'
  return `${first} ${services[profile.professionalServices]}`.trim()
}
