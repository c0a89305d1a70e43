import { text } from 'node:stream/consumers'
import { dispatch } from './dispatch.ts'

process.exitCode = await dispatch(process.argv.slice(2), {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
})
