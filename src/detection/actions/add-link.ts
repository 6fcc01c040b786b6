import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import { AddLink } from '../model/links/inputs.ts'
import { readLink } from '../model/links/link-lines.ts'
import { findOwnLinkList, putLinks } from '../store/link-lists.ts'
import { memberActing } from './member-acting.ts'

/** One host onto a list; on it already, its note and last day are replaced. */
export const addLink = action({
  name: 'link-list.add-host',
  needs: 'rules.write',
  input: AddLink,
  run: async (scope, { listId, ...written }) => {
    const { db, now } = scope
    const { kind } = await findOwnLinkList(db, listId, memberActing(scope).agencyId)
    const link = readLink(written, kind, dateInVietnam(now))
    if ('problem' in link) throw new Refusal('invalid', 'invalid', { [link.field]: link.problem })
    await putLinks(db, listId, [link], memberActing(scope).memberId, now)
    return { host: link.host }
  },
  subject: ({ listId }) => `link-list:${listId}`,
  reason: (_, { host }) => host,
})
