/** A database on this machine is reached without a network: a socket, or the loop. */
const here = /^($|\/|localhost$|127(\.\d{1,3}){3}$|\[?::1\]?$)/i

/**
 * Whether words go to the database over a network without its certificate being checked: whoever stands in between reads the
 * officers' names and the ledger, and may answer in its place.
 */
export const isOpenOnTheWay = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return !here.test(host) && searchParams.get('sslmode') !== 'verify-full'
}
