import type { NetError } from './net.ts'

const named = /filename="([^"]+)"/

/** Asks the server for a file and hands it to the reader to be saved; what went wrong otherwise. */
export async function fetchFile(path: string, language: string): Promise<NetError | null> {
  const noLine: NetError = { status: 0, code: 'no-connection' }
  try {
    const headers = { 'content-type': 'application/json', 'accept-language': language }
    const response = await fetch(path, { method: 'POST', headers, body: '{}' })
    if (!response.ok) {
      const { error } = (await response.json().catch(() => ({}))) as { error?: NetError }
      return { status: response.status, code: `http-${response.status}`, ...error }
    }
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = named.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'trucban'
    link.click()
    // The browser has taken hold of it by then; at once would be too early for some.
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    return null
  } catch {
    return noLine
  }
}
