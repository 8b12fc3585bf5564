import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { neonConfig } from '@neondatabase/serverless'
import { WebSocketServer, type WebSocket } from 'ws'

/** What stands in front of a Neon database: takes WebSockets, speaks to Postgres over TCP. */
export type Relay = {
  /** How many WebSockets came through. */
  readonly count: () => number
  /** Cuts the next connection that sends this text: before Postgres has it, or after Postgres has answered. */
  readonly cutAt: (text: string, when: 'before' | 'after') => void
  readonly end: () => Promise<void>
}

/** Starts a relay on this machine and leads the driver of Neon through it, whatever the host of an address. */
export async function neonRelay(): Promise<Relay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  neonConfig.wsProxy = (host, target) => `127.0.0.1:${port}/?to=${host}:${target}`
  neonConfig.useSecureWebSocket = false
  // Neon takes the password at once; a Postgres of one's own asks for it by SCRAM.
  neonConfig.pipelineConnect = false

  let count = 0
  let cut: { text: string; when: 'before' | 'after' } | undefined

  server.on('connection', (client: WebSocket, request) => {
    count += 1
    const [host, target] = new URL(request.url!, 'ws://relay').searchParams.get('to')!.split(':')
    const postgres = connect(Number(target), host)
    let isLost = false
    const hangUp = () => {
      client.terminate()
      postgres.destroy()
    }
    client.on('message', (data: Buffer) => {
      if (cut && data.includes(cut.text)) {
        if (cut.when === 'before') hangUp()
        isLost = true
        cut = undefined
      }
      if (!postgres.destroyed) postgres.write(data)
    })
    postgres.on('data', (data) => (isLost ? hangUp() : client.send(data)))
    postgres.on('error', hangUp).on('close', () => client.close())
    client.on('error', hangUp).on('close', () => postgres.end())
  })

  const end = async () => {
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  }
  return { count: () => count, cutAt: (text, when) => void (cut = { text, when }), end }
}
