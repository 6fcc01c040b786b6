import { createHmac } from 'node:crypto'
import type { Identity } from './age.ts'
import { tokenKey } from './token.ts'

/**
 * Keyed hashes of search terms. The key comes from the agency's private identity, so the index can be made and asked only
 * while an officer of that agency is signed in; without it the rows are random bytes.
 * 16 bytes: a chance match among a million terms is below 2^-88.
 */
export const blindTokens = (agency: Identity, terms: Iterable<string>): Buffer[] => {
  const key = tokenKey(agency, 'blind-index')
  return [...new Set(terms)].map((term) => createHmac('sha256', key).update(term).digest().subarray(0, 16))
}
