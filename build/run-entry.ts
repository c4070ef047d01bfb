/** @file How every command of build/ begins and ends. */
import { UserError } from '#shared/contract/errors.ts'

/** Runs `main` and ends the process with the exit code it gives; what a person can mend is told without a stack, with exit code 2. */
export async function runEntry(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    console.error(error.message)
    if (error.fix) console.error(error.fix)
    process.exitCode = 2
  }
}
