/** @file Main process: takes out of a text what nobody else should read: folders of the user, addresses, anything that may be a secret. Pure. */

/** In words of any kind of file or message, what follows is a secret. */
const named = /\b(password|passwd|secret|token|authorization|bearer|api[-_]?key)\b(["']?\s*[:= ]\s*["']?)[^\s"',;]+/gi
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** Keys, tokens and hashes: long, without a gap, with a digit. Names of files of that kind go with them. */
const longRun = /(?=[A-Za-z_+=.-]*\d)[\w+=.-]{24,}/g

/**
 * @param homes folders that become `~`, as in the home folder and where data lies elsewhere.
 * @returns the text as it may be passed on.
 */
export function cleanText(text: string, homes: readonly string[]): string {
  const spellings = homes.filter(Boolean).flatMap((home) => [home, home.replaceAll('\\', '/'), encodeURI(home.replaceAll('\\', '/'))])
  const longestFirst = [...new Set(spellings)].toSorted((a, b) => b.length - a.length)
  const withoutHomes = longestFirst.reduce((rest, home) => rest.replaceAll(home, '~'), text)
  return withoutHomes.replace(named, '$1$2<…>').replace(address, '<address>').replace(longRun, '<…>')
}
