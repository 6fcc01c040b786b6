import type { ForwardMigration } from '../migration.ts'

export const receiptWindow: ForwardMigration = {
  name: '0008-receipt-window',
  why: "What a sent story's cookie opens: the receipt, for half an hour at most, and nothing once it was checked or left.",
  up: [
    // the receipt page, by the cookie
    'alter table intake.report add column receipt_hash text unique',
    'alter table intake.report add column receipt_until timestamptz',
  ],
}
