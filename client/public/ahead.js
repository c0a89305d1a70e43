// While the app's code is still coming: asks who is here, and where nothing is kept on this device for them, for the view
// that they open first (client/adapters/ahead.ts takes both).
;(() => {
  const others = ['/wall', '/link', '/lien-ket', '/setup', '/thiet-lap-dau']
  if (!isSecureContext || others.includes(location.pathname)) return
  const kept = (name) => {
    try {
      return localStorage.getItem(`trucban-${name}`)
    } catch {
      return null
    }
  }
  // Signed out without a line: that cookie goes before anybody is let in by it.
  if (kept('leaving') !== null) return
  const ask = async (path) => {
    const response = await fetch(path, {
      headers: { accept: 'application/json', 'accept-language': kept('language') ?? 'vi' },
      credentials: 'same-origin',
      cache: 'no-store',
      // Without it an older browser waits for as long as it does by itself.
      ...(AbortSignal.timeout ? { signal: AbortSignal.timeout(20_000) } : {}),
    })
    return {
      status: response.status,
      text: await response.text(),
      by: response.headers.get('Trucban-Person'),
    }
  }
  const viewOf = async ({ status, text }) => {
    if (status !== 200) return null
    const { person, congresses } = JSON.parse(text)
    const wanted = kept(`congress-${person}`)
    const first = congresses.find(({ id }) => id === wanted) ?? congresses[0]
    return first ? ask(`/api/v1/congresses/${encodeURIComponent(first.id)}/view`) : null
  }
  const person = kept('person')
  const me = ask('/api/v1/me')
  const view = person === null ? me.then(viewOf) : Promise.resolve(null)
  // Who takes them is told; until then nobody listens.
  me.catch(() => undefined)
  view.catch(() => undefined)
  globalThis.trucbanAhead = { person, me, view }
})()
