import type { ForwardMigration } from '../migration.ts'

export const rowLevelSecurity: ForwardMigration = {
  name: '0017-row-level-security',
  why: 'A query that forgets whose rows it may read must read nothing: people are served by a role that owns nothing, and the database itself shows it only the rows of whoever acts. This schema holds what the policies ask; roles, rights and policies are in src/db/access and are brought up to date after every migration.',
  up: [`create schema khien`],
}
