import { AsyncLocalStorage } from 'node:async_hooks'
import { Refusal } from './refusal.ts'

/** For whom work is done: a key that tells senders apart and means nothing else, and whose work goes first. */
export interface Lane {
  readonly key: string
  /** `first` is served before `usual`, and alone may take the last place. */
  readonly rank: 'first' | 'usual'
}

const shared: Lane = { key: '', rank: 'usual' }
const current = new AsyncLocalStorage<Lane>()

/**
 * Does the task on behalf of a lane: every `fairGate` behind it knows whose turn it takes. Not an argument, because between the
 * door and the one slow step (argon2) lie all actions that open a code or a password, and one that forgot it would be the way in.
 */
export const onLane = <T>(lane: Lane, task: () => T): T => current.run(lane, task)

export interface FairGateOptions {
  /** How many tasks run at once. */
  readonly width: number
  /** How many may wait of each rank, of all lanes together: what is guessed takes no place of what is sent. */
  readonly longest: Readonly<Record<Lane['rank'], number>>
}

interface Waiting {
  readonly lane: Lane
  readonly go: () => void
  readonly giveUp: () => void
}

export interface FairGate {
  <T>(task: () => Promise<T>): Promise<T>
  readonly waiting: () => number
}

/**
 * A gate whose waiting tasks are served by turns, one of each lane, so that a flood from one network delays itself and not its
 * neighbours. When it is full the longest lane gives up its newest: somebody alone in their lane is never the one.
 */
export const fairGate = ({ width, longest }: FairGateOptions): FairGate => {
  const queues = { first: turns(), usual: turns() }
  let running = 0
  let usual = 0
  const waiting = (): number => queues.first.size() + queues.usual.size()
  const hasPlace = ({ rank }: Lane): boolean =>
    running < width && (rank === 'first' || width === 1 || usual < width - 1)
  const begin = ({ rank }: Lane): void => {
    running += 1
    if (rank === 'usual') usual += 1
  }
  const serve = (): void => {
    for (const rank of ['first', 'usual'] as const)
      while (queues[rank].size() > 0 && hasPlace({ key: '', rank })) {
        const next = queues[rank].take()
        if (next === undefined) break
        begin(next.lane)
        next.go()
      }
  }
  const wait = (lane: Lane): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => reject(new Refusal('unavailable'))
      if (queues[lane.rank].size() >= longest[lane.rank] && !makeRoom(queues[lane.rank], lane))
        return giveUp()
      queues[lane.rank].add({ lane, go: resolve, giveUp })
    })
  const gate = async <T>(task: () => Promise<T>): Promise<T> => {
    const lane = current.getStore() ?? shared
    if (queues[lane.rank].size() === 0 && hasPlace(lane)) begin(lane)
    else await wait(lane)
    try {
      return await task()
    } finally {
      running -= 1
      if (lane.rank === 'usual') usual -= 1
      serve()
    }
  }
  return Object.assign(gate, { waiting })
}

/** `false` when the newcomer is the newest of the longest lane: then they are the one to come back later. */
const makeRoom = (queue: Turns, { key }: Lane): boolean => {
  const [longest, length] = queue.longest()
  if (length <= queue.lengthOf(key) + 1) return false
  queue.takeNewest(longest)?.giveUp()
  return true
}

/** Lanes in a ring; each turn takes the oldest of the next lane. */
const turns = () => {
  const lanes = new Map<string, Waiting[]>()
  let size = 0
  return {
    size: () => size,
    lengthOf: (key: string): number => lanes.get(key)?.length ?? 0,
    longest: (): readonly [key: string, length: number] =>
      [...lanes].reduce((most, [key, { length }]) => (length > most[1] ? [key, length] : most), ['', 0]),
    add: (one: Waiting): void => {
      lanes.set(one.lane.key, [...(lanes.get(one.lane.key) ?? []), one])
      size += 1
    },
    take: (): Waiting | undefined => {
      const [key = '', [one, ...rest] = []] = lanes.entries().next().value ?? []
      // To the end of the ring, or out of it.
      lanes.delete(key)
      if (rest.length > 0) lanes.set(key, rest)
      if (one !== undefined) size -= 1
      return one
    },
    takeNewest: (key: string): Waiting | undefined => {
      const lane = lanes.get(key)
      const one = lane?.pop()
      if (lane?.length === 0) lanes.delete(key)
      if (one !== undefined) size -= 1
      return one
    },
  }
}
type Turns = ReturnType<typeof turns>
