import type * as accounts from '../accounts/table.ts'
import type * as agencies from '../agencies/table.ts'
import type * as audit from '../audit/table.ts'
import type * as cases from '../cases/table.ts'
import type * as detection from '../detection/table.ts'
import type * as intake from '../intake/table.ts'
import type * as portal from '../portal/table.ts'
import type * as referrals from '../referrals/table.ts'
import type * as retention from '../retention/table.ts'

/** Every table of the system by its schema-qualified name. */
export interface Tables {
  'agencies.area': agencies.AreaTable
  'agencies.agency': agencies.AgencyTable
  'agencies.succession': agencies.SuccessionTable
  'agencies.duty': agencies.DutyTable
  'agencies.agency_key': agencies.AgencyKeyTable
  'agencies.key_grant': agencies.KeyGrantTable
  'agencies.recovery_key': agencies.RecoveryKeyTable
  'accounts.member': accounts.MemberTable
  'accounts.member_key': accounts.MemberKeyTable
  'accounts.session': accounts.SessionTable
  'accounts.pending': accounts.PendingTable
  'accounts.second_factor': accounts.SecondFactorTable
  'accounts.recovery_code': accounts.RecoveryCodeTable
  'accounts.shift': accounts.ShiftTable
  'accounts.api_client': accounts.ApiClientTable
  'audit.entry': audit.EntryTable
  'audit.head': audit.HeadTable
  'audit.day': audit.DayTable
  'detection.rule': detection.RuleTable
  'detection.rule_version': detection.RuleVersionTable
  'detection.house_rule_off': detection.HouseRuleOffTable
  'detection.engine_stamp': detection.EngineStampTable
  'detection.sample': detection.SampleTable
  'detection.backtest': detection.BacktestTable
  'detection.backtest_pick': detection.BacktestPickTable
  'detection.rule_day': detection.RuleDayTable
  'detection.assessed_day': detection.AssessedDayTable
  'detection.counted': detection.CountedTable
  'detection.correction': detection.CorrectionTable
  'detection.urgency_correction': detection.UrgencyCorrectionTable
  'detection.link_list': detection.LinkListTable
  'detection.link_entry': detection.LinkEntryTable
  'detection.picture_bank': detection.PictureBankTable
  'detection.known_picture': detection.KnownPictureTable
  'intake.report': intake.ReportTable
  'intake.attachment': intake.AttachmentTable
  'intake.message': intake.MessageTable
  'intake.told': intake.ToldTable
  'intake.draft': intake.DraftTable
  'intake.reporter_session': intake.ReporterSessionTable
  'intake.category': intake.CategoryTable
  'intake.blind_token': intake.BlindTokenTable
  'cases.case': cases.CaseTable
  'cases.case_report': cases.CaseReportTable
  'cases.hold': cases.HoldTable
  'cases.subject': cases.SubjectTable
  'cases.note': cases.NoteTable
  'cases.task': cases.TaskTable
  'cases.evidence': cases.EvidenceTable
  'cases.custody': cases.CustodyTable
  'referrals.referral': referrals.ReferralTable
  'referrals.referral_item': referrals.ReferralItemTable
  'referrals.escalation': referrals.EscalationTable
  'portal.downtime': portal.DowntimeTable
  'retention.period': retention.PeriodTable
  'retention.legal_hold': retention.LegalHoldTable
  'retention.tombstone': retention.TombstoneTable
  'retention.doomed_blob': retention.DoomedBlobTable
  'retention.rewrite_due': retention.RewriteDueTable
  'retention.rights_request': retention.RightsRequestTable
}
