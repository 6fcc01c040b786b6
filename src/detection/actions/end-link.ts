import { action } from '../../action/action.ts'
import { EndLink } from '../model/links/inputs.ts'
import { endLinkEntry, findOwnLinkList } from '../store/link-lists.ts'
import { memberActing } from './member-acting.ts'

/** A host counts no more from now on; that it stood there, and since when, stays readable. */
export const endLink = action({
  name: 'link-list.end-host',
  needs: 'rules.write',
  input: EndLink,
  subject: ({ listId }) => `link-list:${listId}`,
  reason: ({ host }) => host,
  run: async (scope, { listId, host }) => {
    await findOwnLinkList(scope.db, listId, memberActing(scope).agencyId)
    await endLinkEntry(scope.db, listId, host, memberActing(scope).memberId, scope.now)
    return { host }
  },
})
