/** @file A proxy that keeps the bytes of both sides of every connection as they went over the wire. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Session = { startedAtMs: number; endedAtMs: number; sent: Buffer; received: Buffer }

export type RecordingProxy = {
  port: number
  /** One for each connection that has ended, in the order in which they began. */
  sessions: Session[]
  close(): Promise<void>
}

/** @param serverPort all connections go there, whatever host they name. */
export async function startRecordingProxy(serverPort: number): Promise<RecordingProxy> {
  const sessions: Session[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const target = connect(serverPort, '127.0.0.1')
    const session: Session = { startedAtMs: Date.now(), endedAtMs: 0, sent: Buffer.alloc(0), received: Buffer.alloc(0) }
    sessions.push(session)
    client.on('data', (piece: Buffer) => (session.sent = Buffer.concat([session.sent, piece])))
    target.on('data', (piece: Buffer) => {
      session.received = Buffer.concat([session.received, piece])
      session.endedAtMs = Date.now()
    })
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy()).pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    sessions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
