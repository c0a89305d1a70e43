// `npm run dev`: the demo's server and the client, both reloading; the client's page is the one to open.
import { spawn } from 'node:child_process'

const children = [
  spawn('node_modules/.bin/tsx', ['watch', '--clear-screen=false', 'server/cli/main.ts', 'demo'], {
    stdio: 'inherit',
  }),
  spawn('node_modules/.bin/vite', ['--port', '5173', '--open', 'false'], { stdio: 'inherit' }),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
