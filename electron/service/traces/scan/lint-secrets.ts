/**
 * @file Secretlint's rules for the keys of well-known services, as a second opinion that shares no code with ours. It reads text in memory, opens
 * no file and no connection. All of a trace goes through it: its rules take 10 to 20 ms a megabyte (3 s for 200 MB), less than reading and the
 * other searches do, so that choosing what to show it would save less than it could lose.
 */
import { personalKinds, secretReplacement } from '#shared/domain/traces/redaction.ts'

type LintFinding = { what: string; index: number }

const prefix = '@secretlint/secretlint-rule-'
/** Comments in a trace must not switch rules off. */
const leftOut = new Set([`${prefix}filter-comments`])

/** Read when a trace is scanned, as it takes memory for as long as the service runs. */
async function load() {
  const [{ lintSource }, { rules }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')])
  const config = {
    rules: rules
      .filter(({ meta }) => !leftOut.has(meta.id))
      .map((rule) => ({ id: rule.meta.id, rule, options: rule.meta.id === `${prefix}aws` ? { enableIDScanRule: true } : {} })),
  }
  return { lintSource, config }
}
let loaded: ReturnType<typeof load> | undefined

/** An account number of Amazon opens nothing, and twelve digits are many things. */
const noSecrets = new Set(['AWSAccountID'])

const services: Readonly<Record<string, string>> = {
  '1password': 'a 1Password token',
  anthropic: 'an Anthropic key',
  aws: 'an AWS key',
  basicauth: 'a password in an address',
  cloudflare: 'a Cloudflare token',
  'database-connection-string': 'a database password in a connection string',
  databricks: 'a Databricks token',
  docker: 'a Docker token',
  figma: 'a Figma token',
  gcp: 'a Google Cloud key',
  github: 'a GitHub token',
  gitlab: 'a GitLab token',
  grafana: 'a Grafana token',
  groq: 'a Groq key',
  'hashicorp-vault': 'a Vault token',
  huggingface: 'a Hugging Face token',
  linear: 'a Linear key',
  notion: 'a Notion token',
  npm: 'an npm token',
  openai: 'an OpenAI key',
  privatekey: 'a private key',
  sendgrid: 'a SendGrid key',
  shopify: 'a Shopify key',
  slack: 'a Slack token',
  stripe: 'a Stripe key',
  tailscale: 'a Tailscale key',
  vercel: 'a Vercel token',
}

const pseudonym = new RegExp(`<((?:${personalKinds.join('|')})-\\d{1,9})>`, 'g')

/** @returns the secrets of the text in our own words and where they begin; never what secretlint says, which repeats the value. */
export async function lintSecrets(text: string): Promise<LintFinding[]> {
  // Braces, which its rules know as a variable, in the place of ours; no character moves.
  const content = text.replaceAll(secretReplacement, `{${secretReplacement.slice(1, -1)}}`).replace(pseudonym, '{$1}')
  const { lintSource, config } = await (loaded ??= load())
  const { messages } = await lintSource({
    source: { filePath: 'trace.txt', content, ext: '.txt', contentType: 'text' },
    options: { config, noPhysicFilePath: true, maskSecrets: true },
  })
  return messages
    .filter(({ messageId }) => !noSecrets.has(messageId))
    .map(({ ruleId, range }) => ({ what: services[ruleId.slice(prefix.length)] ?? 'a key that looks like one of a known service', index: range[0] }))
}
