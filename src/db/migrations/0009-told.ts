import type { ForwardMigration } from '../migration.ts'

export const told: ForwardMigration = {
  name: '0009-told',
  why: 'What a reporter was told apart from messages (which agency knows now): shown in the mailbox as an event, never counted as an answer to a message that waits.',
  up: [
    `create table intake.told (
      id uuid primary key,
      report_id uuid not null references intake.report,
      agency_kind text not null check (agency_kind in ('duty', 'commune', 'police', 'department')),
      at timestamptz not null
    )`,
    `create index told_by_report on intake.told (report_id, at)`, // the mailbox
  ],
}
