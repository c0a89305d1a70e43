import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const sample = fileURLToPath(new URL('../../deploy/nginx.conf', import.meta.url))
const operations = fileURLToPath(new URL('../../docs/operations.md', import.meta.url))

/** What operations.md has the machine's own nginx.conf say; by itself Debian's lets 768 connections in. */
function settings(): { readonly files: string; readonly connections: string } {
  const text = readFileSync(operations, 'utf8')
  const said = (name: string): string => {
    const [, value] = new RegExp(`${name} (\\d+);`).exec(text) ?? []
    if (value === undefined) throw new Error(`docs/operations.md does not say ${name}`)
    return value
  }
  return { files: said('worker_rlimit_nofile'), connections: said('worker_connections') }
}

/** Debian's place, or NGINX. A missing one is a failure, not a silent skip. */
export function findNginx(): string {
  const found = [process.env['NGINX'] ?? '', '/usr/sbin/nginx', '/usr/bin/nginx'].find(
    (path) => path !== '' && existsSync(path),
  )
  if (found) return found
  throw new Error(
    'No nginx was found. Install one, for example: apt-get install -y nginx-light (or set NGINX to its path).',
  )
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface Fronting {
  readonly https: number
  readonly http: number
  readonly upstream: number
  /** Folder with cert.pem and key.pem. */
  readonly tls: string
}

/** Whether this machine has IPv6 on its loopback. */
export const ipv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)

/** deploy/nginx.conf with the ports, name and certificate of a test; each must stand in it as it does in the sample. */
function confOf({ https, http, upstream, tls }: Fronting): string {
  const changes: [string, string][] = [
    ['listen 80 ', `listen 127.0.0.1:${http} `],
    ['listen [::]:80 ', ipv6 ? `listen [::1]:${http} ` : `listen 127.0.0.66:${http} `],
    ['listen 443 ssl ', `listen 127.0.0.1:${https} ssl `],
    ['listen [::]:443 ssl ', ipv6 ? `listen [::1]:${https} ssl ` : `listen 127.0.0.66:${https} ssl `],
    ['server_name trucban.example.vn;', 'server_name localhost;'],
    ['/etc/trucban/tls/', `${tls}/`],
    ['http://127.0.0.1:8080', `http://127.0.0.1:${upstream}`],
  ]
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no "${from}"`)
      return text.replaceAll(from, to)
    },
    readFileSync(sample, 'utf8'),
  )
}

/** A real nginx with the sample's configuration and the settings of operations.md; ends with `stop`. */
export const startNginx = (dir: string, fronting: Fronting): Nginx => runNginx(dir, confOf(fronting))

/** The sample's own way to say who is counted as one (`$trucban_source`). */
export function sourceMap(): string {
  const [map] = /^map \$remote_addr \$trucban_source \{[\s\S]*?^\}/m.exec(readFileSync(sample, 'utf8')) ?? []
  if (map === undefined) throw new Error('deploy/nginx.conf has no $trucban_source')
  return map
}

export interface Nginx {
  readonly stop: () => Promise<void>
}

/** A real nginx with `site` in its http block. */
export function runNginx(dir: string, site: string): Nginx {
  const nginx = findNginx()
  mkdirSync(join(dir, 'tmp'), { recursive: true })
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/tmp/${name};`,
  )
  const { files, connections } = settings()
  const main = [
    process.getuid?.() === 0 ? 'user root;' : '',
    'worker_processes auto;',
    `worker_rlimit_nofile ${files};`,
    `pid ${dir}/nginx.pid;`,
    `events { worker_connections ${connections}; }`,
    `http { ${temps.join(' ')} access_log off; error_log ${dir}/error.log; include ${dir}/site.conf; }`,
  ]
  writeFileSync(join(dir, 'site.conf'), site)
  writeFileSync(join(dir, 'nginx.conf'), main.join('\n'))
  const args = ['-p', dir, '-c', join(dir, 'nginx.conf'), '-e', join(dir, 'error.log')]
  const tested = spawnSync(nginx, ['-t', ...args], { encoding: 'utf8' })
  if (tested.status !== 0) throw new Error(`nginx -t: ${tested.stderr}`)
  const child = spawn(nginx, [...args, '-g', 'daemon off;'], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
