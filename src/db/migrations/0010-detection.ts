import type { ForwardMigration } from '../migration.ts'

export const detection: ForwardMigration = {
  name: '0010-detection',
  why: 'Rules written by officers, with versions that never change, backtests over public texts, counters per day, and what people corrected of the machine. No text of a report is kept here.',
  up: [
    `create schema detection`,
    `create table detection.rule (
      id text primary key,
      created_at timestamptz not null
    )`,
    `create table detection.rule_version (
      rule_id text not null references detection.rule,
      version int not null,
      yaml text not null,
      rule jsonb,
      label text not null,
      author_id uuid not null,
      agency_id uuid not null references agencies.agency,
      at timestamptz not null,
      state text not null check (state in ('draft', 'checked', 'backtested', 'shadow', 'live', 'retired')),
      daily_quota int not null,
      changed_at timestamptz not null,
      primary key (rule_id, version)
    )`,
    `create unique index rule_version_live on detection.rule_version (rule_id) where state = 'live'`, // the rules that speak
    `create unique index rule_version_shadow on detection.rule_version (rule_id) where state = 'shadow'`, // the rules on trial
    // What a version says is never edited; only its state and quota move. The database itself refuses.
    `create function detection.version_never_edited() returns trigger language plpgsql as
      $$ begin
        if new.rule_id <> old.rule_id or new.version <> old.version or new.yaml <> old.yaml
          or new.rule is distinct from old.rule or new.author_id <> old.author_id or new.at <> old.at
        then raise exception 'a version of a rule is never edited'; end if;
        return new;
      end $$`,
    `create trigger rule_version_never_edited before update on detection.rule_version
      for each row execute function detection.version_never_edited()`,
    `create table detection.house_rule_off (
      rule_id text primary key,
      off_at timestamptz not null,
      off_by uuid not null
    )`, // rules of the repository that were switched off
    `create table detection.engine_stamp (
      one bool primary key default true check (one),
      stamp int8 not null
    )`, // rises when what speaks changes, so that every process makes its engine anew
    `insert into detection.engine_stamp (stamp) values (1)`,
    `create table detection.sample (
      id uuid primary key,
      source text not null,
      kind text not null check (kind in ('message', 'report', 'page')),
      text text not null,
      sha256 text not null unique,
      imported_at timestamptz not null,
      imported_by uuid not null
    )`, // public texts; a backtest reads them by id
    `create table detection.backtest (
      id uuid primary key,
      rule_id text not null,
      version int not null,
      state text not null check (state in ('waiting', 'done', 'failed')),
      asked_at timestamptz not null,
      asked_by uuid not null,
      finished_at timestamptz,
      seen int not null,
      total int not null,
      report jsonb,
      foreign key (rule_id, version) references detection.rule_version
    )`,
    `create index backtest_by_rule on detection.backtest (rule_id, version, asked_at desc)`, // the rule's page
    `create table detection.backtest_pick (
      id uuid primary key,
      backtest_id uuid not null references detection.backtest,
      fired bool not null,
      source text not null,
      kind text not null check (kind in ('message', 'report', 'page')),
      text text not null,
      verdict text check (verdict in ('right', 'wrong', 'unsure')),
      judged_by uuid,
      judged_at timestamptz
    )`,
    `create index backtest_pick_by_backtest on detection.backtest_pick (backtest_id, id)`, // the rule's page
    `create table detection.rule_day (
      rule_id text not null,
      version int not null,
      agency_id uuid not null references agencies.agency,
      day date not null,
      outcome text not null check (outcome in ('spoke', 'would-have', 'over-quota')),
      hits int not null,
      primary key (rule_id, version, agency_id, day, outcome)
    )`,
    `create index rule_day_by_day on detection.rule_day (day, rule_id)`, // today against the quota; the last seven days
    `create table detection.assessed_day (
      agency_id uuid not null references agencies.agency,
      day date not null,
      texts int not null,
      primary key (agency_id, day)
    )`, // texts assessed a day: the load a rule would bring
    `create table detection.counted (
      once text primary key,
      day date not null
    )`, // so that a report assessed twice counts once; swept after the days are over
    `create index counted_by_day on detection.counted (day)`, // the sweep
    `create table detection.correction (
      report_id uuid not null,
      agency_id uuid not null references agencies.agency,
      at timestamptz not null,
      model text not null,
      label text not null,
      suggested bool not null,
      decided bool not null,
      primary key (report_id, agency_id, label)
    )`,
    `create index correction_by_agency on detection.correction (agency_id, at)`, // precision and recall since a day
    `create table detection.urgency_correction (
      report_id uuid not null,
      agency_id uuid not null references agencies.agency,
      at timestamptz not null,
      model text not null,
      suggested text not null check (suggested in ('P0', 'P1', 'P2', 'P3')),
      decided text not null check (decided in ('P0', 'P1', 'P2', 'P3')),
      primary key (report_id, agency_id)
    )`,
    `create index urgency_correction_by_agency on detection.urgency_correction (agency_id, at)`, // agreement since a day
  ],
}
