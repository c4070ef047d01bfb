/** @file Names of files: which ones a disk or an archive may hold, and how a name is made safe. Pure. */

const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

/**
 * @param path a relative path with `/`, as found in an archive or a document.
 * @returns why it must not be created on a disk, or null when it may (Windows' rules, the strictest ones).
 */
export function pathProblem(path: string): string | null {
  if (path === '') return 'it has no name'
  if (path.length > 1_000) return 'its name is too long'
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'its name holds control characters'
  if (path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/i.test(path)) return 'it names an absolute place'
  for (const segment of path.split('/')) {
    if (segment === '..' || segment === '.' || segment === '') return 'its name leads out of the folder'
    if (/[<>:"|?*\\]/.test(segment)) return 'its name holds a character that Windows refuses'
    if (/[. ]$/.test(segment)) return 'its name ends in a dot or a space'
    if (deviceName.test(segment)) return 'its name is the name of a device'
    if (Buffer.byteLength(segment) > 255) return 'its name is too long'
  }
  return null
}

/**
 * @param name any name, as a person or another program gave it.
 * @param maxLength most characters of the result, at least 10.
 * @returns a name of `A-Z a-z 0-9 . _ -` only, which every disk, archive and mail program takes; the extension is kept.
 */
export function safeFileName(name: string, maxLength = 60): string {
  const plain = toAscii(name)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-*\.[.-]*/g, '.')
    .replace(/-{2,}/g, '-')
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const bare = plain.slice(0, plain.length - extension.length).replace(/^[-._]+/, '')
  const stem = deviceName.test(bare + extension) ? `file-${bare}` : bare || 'file'
  return (stem.slice(0, maxLength - extension.length).replace(/[-._]+$/, '') || 'file') + extension
}

/** @returns lower-case words joined by hyphens, at most `maxLength` characters, or `fallback` when nothing of the text can be written so. */
export function slug(text: string, fallback: string, maxLength = 30): string {
  const words = toAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return (
    words
      .slice(0, maxLength + 1)
      .replace(/^-+/, '')
      .slice(0, maxLength)
      .replace(/-+$/, '') || fallback
  )
}

/** @returns a function that gives every name back, or with `-2`, `-3` … where one that differs only in case was given before. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const dot = name.lastIndexOf('.')
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let candidate = name
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = `${stem}-${number}${extension}`
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

function toAscii(text: string): string {
  const letters: Record<string, string> = {
    ß: 'ss',
    æ: 'ae',
    Æ: 'AE',
    ø: 'o',
    Ø: 'O',
    œ: 'oe',
    Œ: 'OE',
    đ: 'd',
    Đ: 'D',
    ł: 'l',
    Ł: 'L',
    þ: 'th',
    Þ: 'Th',
    ı: 'i',
  }
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[ßæÆøØœŒđĐłŁþÞı]/g, (letter) => letters[letter] ?? '')
}
