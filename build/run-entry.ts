/** @file How every command of build/ begins and ends. */
import { UserError } from '#shared/contract/errors.ts'

/** @returns what to tell of an error: message and way out where a person can mend it, else all that is known. */
export function describeFailure(error: unknown): string {
  if (error instanceof UserError) return [error.message, error.fix].filter(Boolean).join('\n')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Runs `main` and ends the process with the exit code it gives, or with 2 when it fails. */
export async function runEntry(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(describeFailure(error))
    process.exitCode = 2
  }
}
