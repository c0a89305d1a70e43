import { orWrong, skippedAll } from '../crash/told.ts'
import { noVolumes } from '../crash/volume.ts'
import { buildServer } from './crash.ts'
import type { Round, Running } from './part.ts'

interface Place {
  close(): Promise<unknown>
}

/** One place at a time, for as many rounds as ask for it one after another. */
export class Stretch<P extends Place> {
  #here: { readonly key: string; readonly place: P } | null = null

  /** The place of that key; opened anew when the former round was elsewhere. */
  async at(key: string, open: () => Promise<P>): Promise<P> {
    if (this.#here?.key !== key) {
      await this.close()
      this.#here = { key, place: await open() }
    }
    return this.#here.place
  }

  async close(): Promise<void> {
    await this.#here?.place.close()
    this.#here = null
  }
}

/** Rounds over volumes of the built server's own; skipped where the machine permits none. */
export function overVolumes<P extends Place>(
  round: (index: number, stretch: Stretch<P>) => Promise<Round>,
): Promise<Running> {
  const why = noVolumes()
  if (why !== null) return Promise.resolve(skippedAll(why))
  buildServer()
  const stretch = new Stretch<P>()
  const close = (): Promise<void> => stretch.close()
  return Promise.resolve({ round: (index) => orWrong(index, () => round(index, stretch), close), close })
}
