export interface UploadLimits {
  /** Bytes an hour, of everybody together. */
  readonly anHour: number
  /** Bytes being received at the same time: they stand in memory until they are sealed. */
  readonly atOnce: number
}

export type UploadAnswer =
  | { readonly kind: 'come'; readonly done: () => void }
  | { readonly kind: 'full'; readonly why: 'hour' | 'busy' }

export interface Uploads {
  readonly ask: (network: string, bytes: number) => UploadAnswer
  readonly bytesThisHour: () => number
}

/** One network may use so much of either: a school with a thousand screenshots fits in, a flood from one place leaves room. */
const share = 1 / 3
const hour = 60 * 60_000

/**
 * Bounds what files may bring, whoever sends them and however many stories they begin: bytes at once for the memory's sake, bytes
 * an hour for the disk's. Kept by a salted key of this process, forgotten with the hour.
 */
export const openUploads = ({ anHour, atOnce }: UploadLimits, clock = Date.now): Uploads => {
  let hourOf = 0
  let all = 0
  let now = 0
  let byNetwork = new Map<string, number>()
  const here = new Map<string, number>()
  const turnHour = (): void => {
    const current = Math.floor(clock() / hour)
    if (current === hourOf) return
    hourOf = current
    all = 0
    byNetwork = new Map()
  }
  const add = (map: Map<string, number>, key: string, bytes: number): void => {
    const sum = (map.get(key) ?? 0) + bytes
    if (sum > 0) map.set(key, sum)
    else map.delete(key)
  }
  return {
    bytesThisHour: () => {
      turnHour()
      return all
    },
    ask: (network, bytes) => {
      turnHour()
      const used = (byNetwork.get(network) ?? 0) + bytes
      if (all + bytes > anHour || used > anHour * share) return { kind: 'full', why: 'hour' }
      if (now + bytes > atOnce || (here.get(network) ?? 0) + bytes > atOnce * share * 2)
        return { kind: 'full', why: 'busy' }
      all += bytes
      now += bytes
      add(byNetwork, network, bytes)
      add(here, network, bytes)
      let open = true
      return {
        kind: 'come',
        done: () => {
          if (!open) return
          open = false
          now -= bytes
          add(here, network, -bytes)
        },
      }
    },
  }
}
