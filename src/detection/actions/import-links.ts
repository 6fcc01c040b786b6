import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import { ImportLinks } from '../model/links/inputs.ts'
import { readLinkLines } from '../model/links/link-lines.ts'
import { findOwnLinkList, putLinks } from '../store/link-lists.ts'
import { memberActing } from './member-acting.ts'

/** A sheet of hosts onto a list. All or nothing: the first bad line is named. */
export const importLinks = action({
  name: 'link-list.import',
  needs: 'rules.write',
  input: ImportLinks,
  run: async (scope, { listId, lines }) => {
    const { db, now } = scope
    const { kind } = await findOwnLinkList(db, listId, memberActing(scope).agencyId)
    const read = readLinkLines(lines, kind, dateInVietnam(now))
    if ('problem' in read)
      throw new Refusal('invalid', 'invalid', { lines: `line-${read.problem} ${read.line}` })
    await putLinks(db, listId, read.links, memberActing(scope).memberId, now)
    return { added: read.links.length }
  },
  subject: ({ listId }) => `link-list:${listId}`,
  reason: (_, { added }) => String(added),
})
