/** @file Says which of several takes it was that something went wrong with. */
import { UserError } from '#shared/contract/errors.ts'
import type { Take } from '#shared/domain/takes.ts'

/** @throws UserError what `work` throws, with the name of the take */
export async function nameTake<Result>(take: Take, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-unsupported') throw withoutPicture(take)
    if (error instanceof UserError && error.code === 'encoder-failed')
      throw new UserError(error.code, `The take ${JSON.stringify(take.title)} cannot be used: ${error.message}`, 'Leave it out, or record it again.')
    throw error
  }
}

export function withoutPicture({ title }: Take): UserError {
  return new UserError('file-unsupported', `The take ${JSON.stringify(title)} holds no picture.`, 'Leave it out, or record it again.')
}
