import { randomBytes } from 'node:crypto'
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { usedOnce } from './used.ts'

/** What a browser is asked to find out: a number that makes a hash begin with a zero byte. 256 tries on average. */
export interface Work {
  readonly ask: (purpose: string) => Promise<Challenge>
  /** Whether this is the answer to a question asked for this purpose, not used before and not too old. */
  readonly accepts: (answer: string, purpose: string) => Promise<boolean>
}

/** Half a second on a laptop, two on a cheap phone; PBKDF2 runs in the browser's own code, so scripts on both sides are alike. */
const cost = 3_000
const prefix = '00'
const validFor = 5 * 60_000
const longestAnswer = 2_000
const mostUsed = 50_000

const Answer = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string().max(64),
      salt: z.string(),
      cost: z.literal(cost),
      keyLength: z.literal(32),
      keyPrefix: z.literal(prefix),
      expiresAt: z.number(),
      data: z.object({ purpose: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

const readAnswer = (text: string) => {
  if (text.length > longestAnswer) return undefined
  try {
    return Answer.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

/** The key lives in this process and is made anew at each start: what was asked before is then asked once more. */
export const openWork = (clock: () => number = Date.now): Work => {
  const secret = randomBytes(32).toString('base64url')
  const used = usedOnce(mostUsed, clock)
  return {
    ask: (purpose) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost,
        deriveKey,
        keyPrefix: prefix,
        expiresAt: Math.floor((clock() + validFor) / 1000),
        data: { purpose },
        hmacSignatureSecret: secret,
      }),
    accepts: async (text, purpose) => {
      const answer = readAnswer(text)
      if (answer === undefined || answer.challenge.parameters.data.purpose !== purpose) return false
      const { nonce, expiresAt } = answer.challenge.parameters
      if (used.has(nonce)) return false
      const checked = await verifySolution({ ...answer, deriveKey, hmacSignatureSecret: secret })
      // Ours: a wrong answer uses it up as well, so that one question costs the server one hash at most.
      const isOurs = checked.invalidSignature === false
      return isOurs && used.take(nonce, expiresAt * 1000 + 1000) && checked.verified
    },
  }
}
