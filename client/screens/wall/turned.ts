import { useMedia } from '../items/media.ts'
import type { Turned } from './fit.ts'

const upright = '(orientation: portrait) and (min-width: 768px)'

/** Whether the screen hangs across or upright, as wall-page.css tells them apart. */
export const useTurned = (): Turned => (useMedia(upright) ? 'upright' : 'across')
