import type { Server } from 'node:http'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { tlsFolder } from '../tls/folder.ts'
import { serveAuthority } from '../tls/page.ts'
import { textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand, CliWorld } from './command.ts'

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9-]{1,63})*$/i

function hostsOf(args: Args): readonly string[] {
  const named = (textOf(args, 'host') ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '')
  const wrong = named.find((host) => isIP(host) === 0 && !hostName.test(host))
  if (wrong === undefined) return [...new Set([...named, 'localhost', '127.0.0.1'])]
  throw new UsageRefused(
    `--host: "${wrong}" không phải tên máy hay địa chỉ IP.`,
    `--host: "${wrong}" is neither a host name nor an IP address.`,
  )
}

function portOf(args: Args): number {
  const port = textOf(args, 'page-port') ?? '8081'
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port)
  throw new UsageRefused(
    `--page-port phải là số cổng từ 0 đến 65535.`,
    `--page-port must be a port number from 0 to 65535.`,
  )
}

const stopped = (server: Server): Promise<void> =>
  new Promise((end) => {
    const stop = (): void => {
      server.close(() => end())
      server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })

async function handOut(
  args: Args,
  authorityFile: string,
  print: string,
  hosts: readonly string[],
  world: CliWorld,
): Promise<void> {
  const port = portOf(args)
  const url = `http://${hosts[0] ?? 'localhost'}:${port}`
  const server = await serveAuthority(authorityFile, url, print)
  await new Promise<void>((listening, refused) => {
    server.once('error', refused)
    server.listen(port, '0.0.0.0', listening)
  })
  world.print(`Trang cài chứng chỉ / certificate page: ${url} (Ctrl+C: dừng / stops)`)
  await stopped(server)
}

/** `trucban tls`: the installation's own authority, the server's certificate, the page for phones. */
export const tls: CliCommand = {
  name: 'tls',
  takes: [],
  summary: {
    vi: 'Tạo hoặc gia hạn chứng chỉ https của máy chủ từ CA riêng, cất trong ./tls.',
    en: 'Makes or renews the server’s https certificate from an own authority, kept in ./tls.',
  },
  options: {
    host: {
      type: 'string',
      value: 'TÊN[,IP]',
      means: {
        vi: 'Tên máy và địa chỉ mà điện thoại sẽ mở.',
        en: 'Host names and addresses that phones will open.',
      },
    },
    dir: {
      type: 'string',
      value: './tls',
      means: { vi: 'Thư mục cất CA và chứng chỉ.', en: 'Folder of the authority and the certificate.' },
    },
    renew: {
      type: 'boolean',
      means: {
        vi: 'Tạo lại chứng chỉ dù còn hạn.',
        en: 'Makes the certificate again although it still holds.',
      },
    },
    page: {
      type: 'boolean',
      means: {
        vi: 'Mở trang http có mã QR để điện thoại cài CA; trang chỉ phát chứng chỉ.',
        en: 'Serves an http page with a QR for phones to install the authority; it hands out nothing else.',
      },
    },
    'page-port': {
      type: 'string',
      value: '8081',
      means: { vi: 'Cổng của trang đó.', en: 'Port of that page.' },
    },
  },
  run: async (args, world) => {
    const hosts = hostsOf(args)
    const dir = resolve(textOf(args, 'dir') ?? './tls')
    const made = await tlsFolder(dir, hosts, args.values['renew'] === true, {
      clock: systemClock,
      chance: systemChance,
    })
    const until = new Date(made.validUntil).toISOString().slice(0, 10)
    world.print(`TLS_CERT=${made.certFile}`)
    world.print(`TLS_KEY=${made.keyFile}`)
    world.print(
      `Hạn đến / valid until: ${until}. Dấu vân tay CA / authority fingerprint: ${made.fingerprint}`,
    )
    if (args.values['page'] === true) await handOut(args, made.authorityFile, made.fingerprint, hosts, world)
    return 0
  },
}
