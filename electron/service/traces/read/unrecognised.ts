/** @file Says what a file is that no exchange can be read of, and what to do instead. Nothing is left out in silence. */
import { jsonHeadOf } from './json-head.ts'
import { isKnownBinary } from './plain-text.ts'
import type { TraceSource } from './reader.ts'

const traffic = 'Add the traffic itself as a file: HAR, text or a request log'
const capture = 'it is a network capture (pcap), which holds the traffic encrypted. Record it with a proxy or in the browser, and export HAR'
const foreignArchive = 'it is an archive of a kind that is not unpacked. Unpack it and add what is in it, or make it a zip'
const zip = 'it is an archive within an archive. Unpack it and add what is in it'

/** By how the content begins, a character a byte. */
const signatures: readonly (readonly [beginning: string, words: string])[] = [
  ['\xac\xed\x00\x05', 'it is a binary session of Charles. Export it there as JSON session file (.chlsj) or as HAR'],
  ['\xd4\xc3\xb2\xa1', capture],
  ['\xa1\xb2\xc3\xd4', capture],
  ['\x4d\x3c\xb2\xa1', capture],
  ['\xa1\xb2\x3c\x4d', capture],
  ['\x0a\x0d\x0d\x0a', capture],
  ['%PDF-', `it is a PDF. ${traffic}`],
  ['\xd0\xcf\x11\xe0', 'it is a document of Office. Copy the traffic out of it into a text file'],
  ['PK\x03\x04', zip],
  ['PK\x05\x06', zip],
  ['PK\x07\x08', zip],
  ['7z\xbc\xaf\x27\x1c', foreignArchive],
  ['Rar!\x1a\x07', foreignArchive],
  ['\xfd7zXZ\x00', foreignArchive],
  ['\x28\xb5\x2f\xfd', foreignArchive],
]

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'it is empty. Record the traffic again'],
  [
    /^\d{1,10}:\d{1,4}:[a-z]/,
    'it is a binary flow file of mitmproxy. Write it as HAR: mitmdump -nr <file> --set hardump=traffic.har, or the command save.har',
  ],
  [/^BZh[1-9]1AY/, foreignArchive],
  [/^(?:\xef\xbb\xbf)?\s{0,1000}(?:<!doctype html|<html|<head|<body)/i, 'it is a web page. Save the traffic as text, or export it as HAR'],
]

const forms = 'Add one of the forms that are read, as HAR, Fiddler SAZ, DocuSign request logs, .svclog, curl -v, Postman, or HTTP as text'

/** @returns a reason as in `not recognised (0 bytes): it is empty. Record the traffic again.` */
export function whyNotRecognised({ head, bytes }: TraceSource): string {
  const words =
    signatures.find(([beginning]) => head.startsWith(beginning))?.[1] ?? patterns.find(([pattern]) => pattern.test(head))?.[1] ?? guess(head)
  return `not recognised (${bytes} bytes): ${words}.`
}

function guess(head: string): string {
  if (isKnownBinary(Buffer.from(head.slice(0, 16), 'latin1'))) return `it is a picture or another binary file. ${traffic}`
  if (jsonHeadOf(head)) return `it is JSON that holds no exchange in a known form. ${forms}`
  if (/^(?:\u00ef\u00bb\u00bf)?\s{0,1000}<[?!A-Za-z]/.test(head)) return `it is XML that holds no exchange in a known form. ${forms}`
  return head.slice(0, 4096).includes('\0') ? `it is binary. ${forms}` : `no request and no response was found in it. ${forms}`
}
