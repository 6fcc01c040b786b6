import { hashWords } from './hash256.ts'
import { buildMultiIndex } from './multi-index.ts'
import { distanceWithin, type HashIndex, type Near, nearestFirst } from './near.ts'
import { planSlots } from './slot-plan.ts'

/** Matches are made at 31 at most (Meta's advice for PDQ); the index is laid out for it. */
export const matchRadius = 31

/** Below this, walking through all rows is as fast. */
const worthIndexing = 4096

/** Exact search among hashes; `words` holds eight words a row and must not change afterwards. */
export const buildHashIndex = (words: Uint32Array): HashIndex =>
  words.length / hashWords < worthIndexing
    ? buildScan(words)
    : buildMultiIndex(words, planSlots(words, matchRadius), matchRadius)

/** Looks at every row: for short lists, and what the index is tested against. */
export const buildScan = (words: Uint32Array): HashIndex => ({
  size: words.length / hashWords,
  search: (query, radius) => {
    const near: Near[] = []
    for (let at = 0; at < words.length; at += hashWords) {
      const distance = distanceWithin(words, at, query, radius)
      if (distance <= radius) near.push({ row: at / hashWords, distance })
    }
    return nearestFirst(near)
  },
  stats: () => ({ slots: 0, bytes: words.byteLength, lastCandidates: words.length / hashWords }),
})
