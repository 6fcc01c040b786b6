import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { readBankCsv } from '../model/images/bank-csv.ts'
import { readExchangeJson } from '../model/images/bank-exchange.ts'
import { hasTooManyRows, ImportBank, mostHashesAFile } from '../model/images/bank-inputs.ts'
import { bankNamed, insertKnownPictures } from '../store/picture-banks.ts'
import { memberActing } from './member-acting.ts'

/** A list of known pictures from a file: CSV or ThreatExchange JSON. Rows that cannot be read are told, the others count. */
export const importBank = action({
  name: 'bank.import',
  needs: 'rules.promote',
  input: ImportBank,
  prepare: async ({ now }, { name, source, file }) => {
    const text = new TextDecoder().decode(file)
    const defaults = { bank: name, source, addedAt: now }
    const json = /^\s*[[{]/.test(text)
    if (hasTooManyRows(text, json)) throw new Refusal('too-large', 'bank-too-many', { file: 'bank-too-many' })
    const read = json ? readExchangeJson(text, defaults) : readBankCsv(text, defaults)
    const entries = read.entries.filter(({ kind }) => kind === 'pdq')
    if (entries.length > mostHashesAFile)
      throw new Refusal('too-large', 'bank-too-many', { file: 'bank-too-many' })
    if (entries.length === 0) throw new Refusal('invalid', 'bank-nothing', { file: 'bank-nothing' })
    return { entries, unread: read.problems, otherKinds: read.entries.length - entries.length }
  },
  run: async (scope, { name, source, note }, { entries, unread, otherKinds }) => {
    const { memberId, agencyId } = memberActing(scope)
    const { db, now } = scope
    const bank = await bankNamed(db, { name, source, note, agencyId, memberId, now })
    if (bank.agency_id !== agencyId)
      throw new Refusal('conflict', 'list-name-taken', { name: 'list-name-taken' })
    return { bankId: bank.id, added: await insertKnownPictures(db, bank.id, entries), unread, otherKinds }
  },
  subject: (_, { bankId }) => `bank:${bankId}`,
  reason: (_, { added }) => `+${added}`,
})
