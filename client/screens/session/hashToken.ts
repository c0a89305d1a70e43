/**
 * The token behind `#` of a link. It is taken out of the address bar and kept in this history entry, so that it
 * survives a reload but is not copied or photographed with the address.
 */
export function hashToken(): string | null {
  const given = location.hash.slice(1)
  if (given !== '') {
    history.replaceState({ token: given }, '', location.pathname)
    return given
  }
  const kept = (history.state as { token?: unknown } | null)?.token
  return typeof kept === 'string' ? kept : null
}
