import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { AddLinkList } from '../model/links/inputs.ts'
import { insertLinkList } from '../store/link-lists.ts'
import { memberActing } from './member-acting.ts'

/** A new, empty list. Whose word it is, is shown wherever one of its hosts is met. */
export const addLinkList = action({
  name: 'link-list.add',
  needs: 'rules.write',
  input: AddLinkList,
  run: async (scope, list) => {
    const { memberId, agencyId } = memberActing(scope)
    const id = newId()
    await insertLinkList(scope.db, {
      ...list,
      id,
      agency_id: agencyId,
      added_by: memberId,
      added_at: scope.now,
    })
    return { listId: id }
  },
  subject: (_, { listId }) => `link-list:${listId}`,
  reason: ({ kind }) => kind,
})
