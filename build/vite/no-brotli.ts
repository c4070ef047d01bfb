/** @file Stands in for the `brotli` package, a megabyte with its dictionary: fontkit needs it for WOFF2, and our documents are set in TrueType. */
function refuse(): never {
  throw new Error('WOFF2 fonts are not read here.')
}

// oxlint-disable-next-line import/no-default-export -- fontkit imports what the package exports
export default refuse
