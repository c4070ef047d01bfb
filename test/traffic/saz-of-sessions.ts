/** @file Recorded sessions as Fiddler saves them. */
import { zipOf } from '../helpers/zip-of.ts'
import type { Session } from './recording-proxy.ts'

const contentTypes = `<?xml version="1.0" encoding="utf-8" ?>\r\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="htm" ContentType="text/html" /><Default Extension="xml" ContentType="application/xml" /><Default Extension="txt" ContentType="text/plain" /></Types>`

export function sazOfSessions(sessions: readonly Session[]): Promise<Buffer> {
  const width = String(sessions.length).length
  const rows = sessions.map((_, index) => `<tr><td><a href='raw\\${number(index, width)}_c.txt'>C</a></td></tr>`)
  return zipOf([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_index.htm', content: `<html><body><table>${rows.join('\r\n')}</table></body></html>` },
    ...sessions.flatMap(({ sent, received, ...times }, index) => [
      { name: `raw/${number(index, width)}_c.txt`, content: sent },
      { name: `raw/${number(index, width)}_m.xml`, content: metadata(index + 1, times) },
      { name: `raw/${number(index, width)}_s.txt`, content: received },
    ]),
  ])
}

const number = (index: number, width: number) => String(index + 1).padStart(width, '0')

function metadata(id: number, { startedAtMs, endedAtMs }: Pick<Session, 'startedAtMs' | 'endedAtMs'>): string {
  const began = fiddlerTime(startedAtMs)
  const ended = fiddlerTime(endedAtMs)
  const timers = `ClientConnected="${began}" ClientBeginRequest="${began}" GotRequestHeaders="${began}" ClientDoneRequest="${began}" ServerBeginResponse="${ended}" ClientDoneResponse="${ended}"`
  const flags = { 'x-clientip': '127.0.0.1', 'x-clientport': String(50_000 + id), 'x-hostip': '127.0.0.1', 'x-processinfo': `curl:${4_000 + id}` }
  const list = Object.entries(flags).map(([name, value]) => `    <SessionFlag N="${name}" V="${value}" />`)
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<Session SID="${id}" BitFlags="0">\r\n  <SessionTimers ${timers} />\r\n  <SessionFlags>\r\n${list.join('\r\n')}\r\n  </SessionFlags>\r\n</Session>`
}

/** Seven digits and the zone of the machine; here one that is not UTC. */
function fiddlerTime(ms: number): string {
  return new Date(ms + 2 * 3_600_000).toISOString().replace('Z', '0000+02:00')
}
