import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type XmlPiece, xmlDocuments } from '../../../../electron/service/traces/read/xml-documents.ts'
import { childText, readXmlTree, textOffset } from '../../../../electron/service/traces/read/xml-tree.ts'

async function cut(text: string, size: number): Promise<XmlPiece[]> {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const found: XmlPiece[] = []
  for await (const piece of xmlDocuments(pieces(), 'log', 'x.log')) found.push(piece)
  return found
}

describe('documents in a stream', () => {
  const part = fc.constantFrom('<log>', '</log>', '<log a="1">', '<logs>', '<lo', 'g>', '<log', 'é', '\n', '<a/>', '</log')

  it('together with what is between them are the input', () =>
    fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), async (parts, size) => {
        const text = parts.join('')
        const found = await cut(text, size)
        expect(Buffer.concat(found.map(({ bytes }) => bytes)).toString()).toBe(text)
        let offset = 0
        for (const piece of found) {
          expect([piece.offset, piece.size]).toEqual([offset, piece.bytes.length])
          expect(piece.line).toBe(Buffer.from(text).subarray(0, offset).toString().split('\n').length)
          if (piece.kind === 'document') expect(piece.bytes.toString()).toMatch(/^<log[ \n>][^]*<\/log>$/)
          offset += piece.size
        }
      }),
      { numRuns: 300 },
    ))

  it('are found where one before broke off', async () => {
    const found = await cut('<log>1</log> <log>2<log>3</log><logs/>', 5)
    expect(found.map(({ kind, bytes }) => [kind, bytes.toString()])).toEqual([
      ['document', '<log>1</log>'],
      ['between', ' <log>2'],
      ['document', '<log>3</log>'],
      ['between', '<logs/>'],
    ])
  })

  it('of more than 64 MB are refused', async () => {
    async function* endless() {
      yield Buffer.from('\n<log>')
      for (let count = 0; count < 80; count += 1) yield Buffer.alloc(1024 * 1024, 'x')
    }
    await expect(async () => {
      for await (const piece of xmlDocuments(endless(), 'log', 'x.log')) expect(piece.kind).toBe('between')
    }).rejects.toMatchObject({ code: 'file-unsupported', message: expect.stringContaining('"x.log", line 2') })
  })

  it('what is between them is not held', async () => {
    async function* noise() {
      for (let count = 0; count < 40; count += 1) yield Buffer.alloc(1024 * 1024, '\n')
    }
    const found: XmlPiece[] = []
    for await (const piece of xmlDocuments(noise(), 'log', 'x.log')) found.push(piece)
    expect(found.map(({ size, bytes }) => [size, bytes.length])).toEqual([[40 * 1024 * 1024, 64 * 1024]])
  })
})

describe('the places of elements', () => {
  it('are bytes, whatever the encoding', () => {
    for (const encoding of ['utf8', 'latin1'] as const) {
      const bytes = Buffer.from('<a ü="é"><b>ß\r\n&amp;</b ><c x=">"/><d> <![CDATA[<é>]]></d></a>', encoding)
      const tree = readXmlTree(bytes, 3)
      if ('problem' in tree) throw new Error(tree.problem)
      const slices = tree.root.children.map(({ from, to, contentFrom, contentTo }) => [
        bytes.toString(encoding, from, to),
        bytes.toString(encoding, contentFrom, contentTo),
      ])
      expect(slices).toEqual([
        ['<b>ß\r\n&amp;</b >', 'ß\r\n&amp;'],
        ['<c x=">"/>', ''],
        ['<d> <![CDATA[<é>]]></d>', ' <![CDATA[<é>]]>'],
      ])
      expect(bytes.subarray(textOffset(bytes, tree.root.children[2]!)).toString(encoding)).toMatch(/^<é>/)
      if (encoding === 'utf8') expect([childText(tree.root, 'b'), tree.root.attributes.get('ü')]).toEqual(['ß\n&', 'é'])
    }
  })
})
