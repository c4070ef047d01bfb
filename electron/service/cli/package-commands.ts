/** @file `certpack check`, `export`, `verify` and `demo`. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import { UserError } from '#shared/contract/errors.ts'
import { checkSubmission, isReady } from '#shared/domain/check.ts'
import { isFitCurrent } from '#shared/domain/steps/05-video.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import { localDay } from '../local-day.ts'
import { exportPackage } from '../package/export-package.ts'
import { fingerprintInGroups, parseFingerprint, signerOf, type Signer } from '../package/signature.ts'
import { verifyPackage, type Verification } from '../package/verify-package.ts'
import { prepareSubmission } from '../traces/prepare-submission.ts'
import { readPortable } from '../submissions/portable.ts'
import { describeChecked, type Checked } from './describe-findings.ts'
import { commandLineSettings, makeVideos, type OpenSubmission } from './submission-file.ts'
import { exitCodes, type Terminal } from './terminal.ts'
import { withWorkplace } from './workplace.ts'

const today = () => localDay(Date.now())

async function withSubmission<Result>(
  path: string,
  { signal }: Terminal,
  work: (open: OpenSubmission, workDir: string) => Promise<Result>,
): Promise<Result> {
  const workDir = await mkdtemp(join(tmpdir(), 'certpack-'))
  // A folder may hold several documents that share its files, as that of the samples does.
  const isDocument = extname(path).toLowerCase() === '.json'
  try {
    const portable = await readPortable(isDocument ? dirname(resolve(path)) : path, {
      workDir,
      signal,
      documentName: isDocument ? basename(path) : undefined,
    })
    try {
      return await work(portable, workDir)
    } finally {
      await portable.close()
    }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Reads the traces for it: what a document says of them may be out of date. */
const checkOpen =
  ({ signal, progress }: Terminal) =>
  async (open: OpenSubmission, workDir: string): Promise<Checked> => {
    const { submission } = await prepareSubmission({ ...open, workDir, signal, onProgress: progress })
    const context = { today: today(), settings: commandLineSettings() }
    const findings = checkSubmission(submission, context)
    const steps = stepOverviews(submission, context).map(({ id, number, title, status, detail }) => ({ id, number, title, status, detail }))
    return { ready: isReady(findings), findings, steps }
  }

export async function checkCommand(path: string, { isVerbose }: { isVerbose: boolean }, terminal: Terminal): Promise<number> {
  const checked = await withSubmission(path, terminal, checkOpen(terminal))
  terminal.print(checked, describeChecked(checked, isVerbose))
  return checked.ready ? exitCodes.done : exitCodes.blocked
}

type HowExported = { isDraft: boolean; isWhole?: boolean; signer?: Signer }

async function exportOpen(open: OpenSubmission, outFolder: string, workDir: string, how: HowExported, terminal: Terminal) {
  const current = isFitCurrent(open.submission.video) ? open : await makeVideos(open, workDir, terminal)
  return exportPackage({
    submission: current.submission,
    settings: commandLineSettings(),
    today: today(),
    filePath: current.filePath,
    outFolder,
    ...how,
    appVersion: packageJson.version,
    signal: terminal.signal,
    onProgress: terminal.progress,
  })
}

export async function exportCommand(
  path: string,
  options: { out: string; draft?: boolean; whole?: boolean; sign?: string },
  terminal: Terminal,
): Promise<number> {
  // A key that cannot be used is told before a video is made.
  const signer = options.sign === undefined ? undefined : await readSigner(options.sign)
  const how = { isDraft: options.draft ?? false, isWhole: options.whole, signer }
  const result = await withSubmission(path, terminal, (open) =>
    withWorkplace(options.out, (workDir, outFolder) => exportOpen(open, outFolder, workDir, how, terminal)),
  )
  terminal.print(result, [result.folder, result.zip, ...result.files.map(({ name, bytes, sha256 }) => `  ${sha256}  ${bytes}  ${name}`)].join('\n'))
  return exitCodes.done
}

const maxKeyBytes = 16_384

/** @throws UserError `file-missing`, `file-unreadable`, `bad-input` */
async function readSigner(path: string): Promise<Signer> {
  const { bytes } = await requireRegularFile(path)
  if (bytes > maxKeyBytes) throw new UserError('bad-input', `${path} is too large for a private key.`)
  return signerOf(await readFile(path, 'utf8'), path)
}

/** @throws UserError `bad-input` */
function pinnedKey(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const pinned = parseFingerprint(text)
  if (pinned === null)
    throw new UserError('bad-input', `"${text}" is no fingerprint.`, 'Give the 64 hexadecimal digits that README.txt of the package shows.')
  return pinned
}

function signedLine({ signedBy }: Verification, key: string | undefined): string {
  if (signedBy === null) return 'It is not signed.'
  const line = `Signed by the key ${fingerprintInGroups(signedBy)}`
  return key === undefined ? `${line}. Compare this with what the sender told you, or name the key by --key.` : `${line}.`
}

export async function verifyCommand(path: string, options: { key?: string }, terminal: Terminal): Promise<number> {
  const result = await verifyPackage(path, { pinned: pinnedKey(options.key), signal: terminal.signal })
  terminal.print(
    result,
    [...(result.valid ? ['The package is complete and unchanged.'] : result.problems), ...(result.notes ?? []), signedLine(result, options.key)].join(
      '\n',
    ),
  )
  return result.valid ? exitCodes.done : exitCodes.blocked
}

/** The whole way on the sample: check, fit, export, verify. */
export async function demoCommand(samplePath: string, options: { out: string }, terminal: Terminal): Promise<number> {
  return withSubmission(samplePath, terminal, (open) =>
    withWorkplace(options.out, async (workDir, outFolder) => {
      process.stderr.write('Making the video of the sample recording\n')
      const fitted = await makeVideos(open, workDir, terminal)
      const checked = await checkOpen(terminal)(fitted, workDir)
      process.stderr.write(`Checked: ${checked.ready ? 'ready' : 'not ready'}, ${checked.findings.length} findings\n`)
      const exported = await exportOpen(fitted, outFolder, workDir, { isDraft: false }, terminal)
      const verified = await verifyPackage(exported.zip, { signal: terminal.signal })
      terminal.print(
        { ...checked, ...exported, ...verified },
        [
          `The package lies in ${exported.folder}`,
          `and as one file in ${exported.zip}`,
          verified.valid ? 'It verified itself.' : verified.problems.join('\n'),
        ].join('\n'),
      )
      return verified.valid ? exitCodes.done : exitCodes.blocked
    }),
  )
}
