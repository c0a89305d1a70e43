#!/usr/bin/env node
// Builds what is missing or older than its sources, then hands over to the built command line.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Cần Node.js 20.19 trở lên, đang là ${process.versions.node}.`)
  console.error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}.`)
  process.exit(2)
}
// Room in libuv's pool beside two password hashes; read when the pool is first used.
process.env.UV_THREADPOOL_SIZE ??= '8'

/** Newest change below the paths, ms; folders count too, because removing a file changes only its folder. */
function newest(paths) {
  let latest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const found = statSync(path)
    latest = Math.max(latest, found.mtimeMs)
    if (found.isDirectory())
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))))
  }
  return latest
}

const parts = {
  server: {
    result: join(home, 'dist/server/cli/main.js'),
    sources: ['server', 'domain', 'tsconfig.json'],
    tool: ['node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.build.json'],
  },
  client: {
    result: join(home, 'dist/client/index.html'),
    sources: ['client', 'domain', 'vite.config.ts'],
    tool: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
}

function build(name) {
  const { result, sources, tool } = parts[name]
  const isFresh =
    existsSync(result) && statSync(result).mtimeMs >= newest(sources.map((path) => join(home, path)))
  if (isFresh) return
  const [program, ...args] = tool
  if (!existsSync(join(home, program))) {
    // An installation without the build tools runs what was built for it.
    if (existsSync(result)) return
    console.error(
      'Chưa dựng và thiếu công cụ dựng. Chạy: npm ci / Not built, and the tools are missing. Run: npm ci',
    )
    process.exit(1)
  }
  console.error(`Đang dựng ${name}… / building ${name}…`)
  const done = spawnSync(process.execPath, [join(home, program), ...args], {
    cwd: home,
    // Whatever the shell is set to: a build for development keeps no pages for offline use.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

build('server')
if (['serve', 'demo'].includes(process.argv[2]) && !process.argv.includes('--help')) build('client')
await import(parts.server.result)
