#!/usr/bin/env node
/** @file Entry of the command line: plain Node, no window, no database. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import { sampleDocument, shortSampleNames, type ShortSampleName } from '#shared/domain/samples.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { fitCommand, type FitOptions } from './cli/fit-command.ts'
import { checkCommand, demoCommand, exportCommand, verifyCommand } from './cli/package-commands.ts'
import { reviewCommand, type ReviewOptions } from './cli/review-command.ts'
import { traceCommand, type TraceOptions } from './cli/trace-command.ts'
import { exitCodes, printJson, runCommand } from './cli/terminal.ts'

const samplesPath = fileURLToPath(new URL('../../resources/sample', import.meta.url))
const submissionArgument = 'a .certpack file, an unzipped folder of one, or the document in such a folder'
const program = new Command()
const withJson = { json: false }
const addTo = (value: string, values: string[]) => [...values, value]

program
  .name('certpack')
  .description(
    'Prepare a DocuSign certification offline: fit the demo video, clean and check the traces, check the submission, export and verify the package.',
  )
  .version(packageJson.version)
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 findings that block, 2 bad input, 130 cancelled.\nProgress goes to stderr; with --json, stdout holds one JSON document.',
  )
  .showHelpAfterError()
  .exitOverride((error) => {
    if (error.exitCode === 0) process.exit(exitCodes.done)
    if (process.argv.includes('--json')) printJson({ error: { code: 'bad-input', message: error.message, fix: 'Ask for --help.' } })
    process.exit(exitCodes.badInput)
  })

program
  .command('fit')
  .description('make the most legible video below the limit from a recording (mp4, mov, m4v, mkv, webm, avi)')
  .argument('<video>', 'the recording')
  .option('--out <folder>', 'folder for the result; made if needed')
  .option('--plan-only', 'print the plan and its alternatives, make nothing', false)
  .option('--prefer <what>', 'text: sharp text first; motion: more frames a second first', 'text')
  .option('--codec <codec>', 'h264 plays everywhere', 'h264')
  .option('--files <count>', 'auto, one, or two (the exception flows in a second file)', 'auto')
  .option('--floor <share>', 'share of readable words, 0 to 1, below which the exception flows get a file of their own', '0.8')
  .option('--marks <file>', 'JSON list of { "atMs": number, "title": string, "flow": "normal" | "exception" }')
  .option('--limit <bytes>', 'every file is smaller than this', '4500000')
  .option('--json', 'print one JSON document', false)
  .action((video: string, options: FitOptions & typeof withJson) => runCommand(options.json, (terminal) => fitCommand(video, options, terminal)))

program
  .command('review')
  .description('read the screen of a recording offline and find secrets, real addresses and errors in it; ends with 1 where it finds some')
  .argument('<video>', 'the recording')
  .option('--marks <file>', 'JSON list of marks as for fit; errors in exception flows are expected')
  .option('--keep <address>', 'an e-mail address of an invented test persona; may be repeated', addTo, [])
  .option('--json', 'print one JSON document', false)
  .action((video: string, options: ReviewOptions & typeof withJson) =>
    runCommand(options.json, (terminal) => reviewCommand(video, options, terminal)),
  )

program
  .command('trace')
  .description('read request and response traces of any form, take secrets and personal data out, and check them as a reviewer would')
  .argument('<paths...>', 'files (request log, HAR, SAZ, svclog, SoapUI, Postman, Newman, curl, Charles, raw HTTP, Connect) or folders of them')
  .requiredOption('--out <folder>', 'folder for the redacted copies and redactions.json; made if needed')
  .option('--keep <value>', 'a personal value that stays readable, as of an invented test persona; may be repeated', addTo, [])
  .option('--mask <text>', 'one more text to take out wherever it stands; may be repeated', addTo, [])
  .option('--mask-ids', 'give pseudonyms to account ids and user ids too', false)
  .option('--json', 'print one JSON document', false)
  .action((paths: string[], options: TraceOptions & typeof withJson) =>
    runCommand(options.json, (terminal) => traceCommand(paths, options, terminal)),
  )

program
  .command('check')
  .description('check a submission against the rules of the certification')
  .argument('<submission>', submissionArgument)
  .option('--verbose', 'say of every finding which words it follows from, and how they are read', false)
  .option('--json', 'print one JSON document', false)
  .action((path: string, options: { verbose: boolean } & typeof withJson) =>
    runCommand(options.json, (terminal) => checkCommand(path, { isVerbose: options.verbose }, terminal)),
  )

program
  .command('export')
  .description('make the package: folder, zip and e-mail drafts; a video that is missing or out of date is made first')
  .argument('<submission>', submissionArgument)
  .requiredOption('--out <folder>', 'folder for the package; made if needed')
  .option('--draft', 'export although blockers stand, marked as a draft in every document', false)
  .option('--whole', 'from the second round on: attach every file again, not only what has changed', false)
  .option('--json', 'print one JSON document', false)
  .option('--sign <key>', 'sign the manifest with this private key: Ed25519, PEM, without a passphrase (openssl genpkey -algorithm ed25519)')
  .action((path: string, options: { out: string; draft: boolean; whole: boolean; sign?: string } & typeof withJson) =>
    runCommand(options.json, (terminal) => exportCommand(path, options, terminal)),
  )

program
  .command('verify')
  .description('check that a package is complete, unchanged and free of secrets')
  .argument('<package>', 'the folder or the zip of a package')
  .option('--key <fingerprint>', 'the package must be signed by this key')
  .option('--json', 'print one JSON document', false)
  .action((path: string, options: { key?: string } & typeof withJson) =>
    runCommand(options.json, (terminal) => verifyCommand(path, options, terminal)),
  )

program
  .command('demo')
  .description('take a sample submission through check, fit, export and verify')
  .requiredOption('--out <folder>', 'folder for the package; made if needed')
  .addOption(
    new Option(
      '--sample <which>',
      'rest: REST with Connect; soap: SOAP with polling and Professional Services; waiver: as rest, with a finding that is waived',
    )
      .choices(Object.keys(shortSampleNames))
      .default('rest'),
  )
  .option('--json', 'print one JSON document', false)
  .action(({ sample, ...options }: { out: string; sample: ShortSampleName } & typeof withJson) =>
    runCommand(options.json, (terminal) => demoCommand(join(samplesPath, sampleDocument(shortSampleNames[sample])), options, terminal)),
  )

// npm runs scripts in the folder of the project; names are meant from where the user stands.
if (process.env.npm_lifecycle_event === 'certpack' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)

await program.parseAsync()
