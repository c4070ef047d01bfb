/** @file Which operations of the API a list in words names. Pure. */
import { restOperation } from '../traces/operations.ts'

/**
 * Known are lines as `POST envelopes/{id}/views/recipient`, with or without what stands before it in the address, and the names of operations.
 * @param operations those that the traces show. @returns public names, each with the words that it was read from.
 */
export function listedOperations(text: string, operations: readonly string[]): Map<string, string> {
  const listed = new Map<string, string>()
  for (const [line, method = '', address = ''] of text.matchAll(/\b(GET|POST|PUT|DELETE|PATCH)\s+(\S+)/g)) {
    const { name } = restOperation(method, `/restapi/v2.1/accounts/1/${belowAccount(address)}`)
    if (name !== '') listed.set(name, line)
  }
  const words = new Set(text.match(/[\w:]+/g)?.map((word) => word.toLowerCase()))
  for (const operation of operations) if (words.has(operation.toLowerCase())) listed.set(operation, operation)
  // SOAP methods are single words that begin with a verb.
  for (const [word] of text.matchAll(/\b(?:Create|Request|Void|Get|Send|Add|Correct|Purge|Upload|Login|Transfer)[A-Z]\w+\b/g))
    if (!listed.has(word)) listed.set(word, word)
  return listed
}

/** Names in braces or behind a colon stand for any value. */
function belowAccount(address: string): string {
  return address
    .replace(/[,;.]+$/, '')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/\{[^}/]*\}|<[^>/]*>|\/:\w+/g, (part) => (part.startsWith('/') ? '/1' : '1'))
    .replace(/^\/?(?:restapi\/)?(?:v\d(?:\.\d)?\/)?(?:accounts\/[^/]+\/)?/, '')
    .replace(/^\//, '')
}
