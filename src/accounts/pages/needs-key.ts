import type { ListedMember } from '../store/members.ts'

/** Posts that read reports or cases, and so need the agency's key. */
const readingPosts = ['receiver', 'officer', 'approver', 'leader']

export const needsKey = ({ roles }: Pick<ListedMember, 'roles'>): boolean =>
  roles.some((role) => readingPosts.includes(role))
