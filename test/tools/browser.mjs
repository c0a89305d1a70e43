// Finds a Chromium for the browser tests: one named by CHROMIUM, the system's, or the one inside @sparticuz/chromium.
import { accessSync, constants } from 'node:fs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {Promise<string | null>} path of a browser, or null when there is none and none could be unpacked */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM
  if (wanted) return runs(wanted) ? wanted : null
  const installed = known.find(runs)
  if (installed) return installed
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    return runs(path) ? path : null
  } catch {
    return null
  }
}
