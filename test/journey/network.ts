import { createServer, request as ask } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** The mobile network between one phone and the centre: a forward proxy that can be cut. */
export interface Network {
  /** For a browser context. */
  readonly proxy: { readonly server: string }
  /** Ends every connection and lets none through, sockets included: the browser's own offline leaves those open. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

export async function openNetwork(): Promise<Network> {
  const sockets = new Set<Socket>()
  let up = true
  const follow = (socket: Socket): void => {
    // One that is kept alive comes by again.
    if (sockets.has(socket)) return
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((request, response) => {
    const { method, headers, url = '' } = request
    if (!up || !URL.canParse(url)) return void request.socket.destroy()
    const { hostname, port, pathname, search } = new URL(url)
    const onward = ask({ host: hostname, port, method, headers, path: pathname + search }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    onward.once('error', () => response.destroy())
    onward.on('socket', follow)
    request.pipe(onward)
  })
  server.on('connection', follow)
  server.on('connect', (request, socket: Socket, head) => {
    const [host, port] = (request.url ?? '').split(':')
    if (!up) return void socket.destroy()
    const onward = connect(Number(port), host ?? '', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      socket.pipe(onward).pipe(socket)
    })
    follow(onward)
    onward.once('close', () => socket.destroy())
    socket.once('close', () => onward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const cut = (): void => {
    up = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    proxy: { server: `http://127.0.0.1:${port}` },
    cut,
    mend: () => void (up = true),
    close: () =>
      new Promise((resolve) => {
        cut()
        server.close(() => resolve())
      }),
  }
}
