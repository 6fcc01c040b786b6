import { opensSealed } from '../../action/permissions.ts'
import { isRole, type ListedMember } from '../store/members.ts'

/** Posts that read reports or cases, and so need the agency's key. */
export const needsKey = ({ roles }: Pick<ListedMember, 'roles'>): boolean => opensSealed(roles.filter(isRole))
