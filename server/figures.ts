import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'
import type { System } from './system.ts'

/** The figures that matter on a bad night. */
export function watch(
  metrics: Registry,
  system: System,
  gateway: { sockets: () => number; queuedBytes: () => number },
): void {
  const registers = [metrics]
  const count = (name: string, help: string) => new Counter({ name, help, registers })
  const accepted = count('trucban_commands_accepted_total', 'Commands made durable')
  const refused = count('trucban_commands_refused_total', 'Commands a rule said no to')
  const faulted = count('trucban_commands_faulted_total', 'Commands the disk could not take')
  const group = new Histogram({
    name: 'trucban_group_commands',
    help: 'Commands in one write',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  const append = new Histogram({
    name: 'trucban_append_seconds',
    help: 'From handing a group to the disk until it is durable',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
    registers,
  })
  const untold = system.watch
  system.watch = {
    wrote: (commands, took) => {
      accepted.inc(commands)
      group.observe(commands)
      append.observe(took / 1000)
    },
    refused: () => refused.inc(),
    faulted: (commands) => faulted.inc(commands),
    broken: (error) => untold.broken(error),
  }
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  gauge('trucban_sockets', 'Connected sockets', gateway.sockets)
  gauge('trucban_socket_queued_bytes', 'Bytes waiting for clients that do not read', gateway.queuedBytes)
  gauge(
    'trucban_scheduler_last_run_seconds',
    'When the scheduler last looked at everything, Unix time',
    () => (system.scheduler.lastRun ?? 0) / 1000,
  )
  gauge('trucban_commands_accepted', '1 while commands are taken', () =>
    system.desk.commandsAccepted() ? 1 : 0,
  )
}
