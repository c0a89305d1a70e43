import type { Part } from './part.ts'

/** Every part of the long run, by its name on the command line. */
export const parts: { readonly [name: string]: () => Promise<Part> } = {
  crash: async () => (await import('./crash.ts')).crash,
  power: async () => (await import('./power.ts')).power,
  views: async () => (await import('./views.ts')).views,
  soak: async () => (await import('./soak.ts')).soak,
  fuzz: async () => (await import('./fuzz.ts')).fuzz,
  plain: async () => (await import('./plain.ts')).plain,
  sim: async () => (await import('./sim.ts')).sim,
  disk: async () => (await import('./disk.ts')).disk,
  damage: async () => (await import('./damage.ts')).damage,
  load: async () => (await import('./load.ts')).load,
}
