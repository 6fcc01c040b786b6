// What policies and a few stores ask of the database. Settings are read once a query where they stand in `(select …)`.
// The others look past row-level security (`security definer`) and answer no more than their name says.

const setting = (name: string, type: string): string =>
  `create or replace function khien.${name}() returns ${type} language sql stable parallel safe
    return nullif(current_setting('khien.${name}', true), '')::${type}`

const asked = (name: string, takes: string, gives: string, body: string): string =>
  `create or replace function khien.${name}(${takes}) returns ${gives} language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp as $$ ${body} $$`

const answers = (name: string, takes: string, condition: string): string =>
  asked(name, takes, 'boolean', `begin return ${condition}; end`)

/** In the order they need each other. */
export const functions: readonly string[] = [
  setting('kind', 'text'),
  setting('agency', 'uuid'),
  setting('member', 'uuid'),
  setting('report', 'uuid'),
  `create or replace function khien.named() returns text[] language sql stable parallel safe
    return string_to_array(coalesce(current_setting('khien.named', true), ''), ' ')`,
  // the agency that acts, as a holder of keys
  `create or replace function khien.holder() returns text language sql stable parallel safe
    return 'agency:' || nullif(current_setting('khien.agency', true), '')`,

  answers(
    'holds',
    'object text',
    `exists (select from agencies.key_grant g where g.object = holds.object and g.holder = khien.holder())`,
  ),
  // What went along with a referral is known to both sides from outside, also once its key was taken back.
  answers(
    'handed',
    'object text',
    `khien.holds(handed.object) or exists (
      select from referrals.referral_item i join referrals.referral r on r.id = i.referral_id
      where i.object = handed.object and khien.agency() in (r.from_agency_id, r.to_agency_id))`,
  ),
  answers(
    'sees_report',
    'id uuid',
    `khien.kind() = 'system' or exists (
      select from intake.report r where r.id = sees_report.id and (
        r.agency_id = khien.agency() or r.id = khien.report()
        or r.idempotency_hash = any (khien.named()) or r.receipt_hash = any (khien.named())
        or khien.kind() = 'member' and khien.handed('report:' || r.id::text)))`,
  ),
  answers(
    'sees_case',
    'id uuid',
    `khien.kind() = 'system'
      or exists (select from cases."case" c where c.id = sees_case.id and c.agency_id = khien.agency())`,
  ),
  answers(
    'sees_referral',
    'id uuid',
    `khien.kind() = 'system' or exists (select from referrals.referral r
      where r.id = sees_referral.id and khien.agency() in (r.from_agency_id, r.to_agency_id))`,
  ),
  answers(
    'sees_evidence',
    'id uuid',
    `khien.kind() = 'system'
      or exists (select from cases.evidence e where e.id = sees_evidence.id and khien.sees_case(e.case_id))
      or khien.kind() = 'member' and khien.handed('evidence:' || sees_evidence.id::text)`,
  ),
  answers(
    'sees_object',
    'object text',
    `case when object !~ '^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then false
      else case split_part(object, ':', 1)
        when 'report' then khien.sees_report(split_part(object, ':', 2)::uuid)
        when 'case' then khien.sees_case(split_part(object, ':', 2)::uuid)
        when 'referral' then khien.sees_referral(split_part(object, ':', 2)::uuid)
        when 'evidence' then khien.sees_evidence(split_part(object, ':', 2)::uuid)
        else false end end`,
  ),
  // a colleague, or whoever signs in or comes with a session's cookie
  answers(
    'knows_member',
    'id uuid',
    `exists (select from accounts.member m where m.id = knows_member.id
        and (m.agency_id = khien.agency() or m.login = any (khien.named()) or m.id::text = any (khien.named())))
      or exists (select from accounts.session s where s.member_id = knows_member.id and s.id = any (khien.named()))`,
  ),

  // Windows: facts of others' rows that everybody may know.
  answers(
    'is_staffed',
    'id uuid',
    `exists (select from agencies.agency_key k where k.agency_id = is_staffed.id and k.holder like 'member:%')`,
  ),
  // whether there is such a thing; the ledger weighs a refused try by it
  answers(
    'exists_object',
    'object text',
    `case split_part(object, ':', 1)
      when 'attachment' then exists (select from intake.attachment x where x.id = split_part(object, ':', 2)::uuid)
      when 'task' then exists (select from cases.task x where x.id = split_part(object, ':', 2)::uuid)
      when 'escalation' then exists (select from referrals.escalation x where x.id = split_part(object, ':', 2)::uuid)
      when 'member' then exists (select from accounts.member x where x.id = split_part(object, ':', 2)::uuid)
      else exists (select from agencies.key_grant g where g.object = exists_object.object) end`,
  ),
  // whether somebody's snapshot still needs the rows that a transaction left dead; others' snapshots are not shown to the role.
  // One's own counts too: it is as old as the oldest writer of the whole server, and rewriting a table keeps what is newer.
  answers(
    'is_needed',
    'xid text',
    `pg_snapshot_xmin(pg_current_snapshot()) <= is_needed.xid::xid8 or exists (select from pg_stat_activity a
      where a.datname = current_database() and a.pid <> pg_backend_pid() and a.backend_xmin is not null
        and age(a.backend_xmin) >= age(is_needed.xid::xid8::xid))`,
  ),
  // the cookie shows the receipt no more; who brings its hash may end it
  `create or replace function khien.end_receipt(hash text) returns void language sql volatile security definer
    set search_path = pg_catalog, pg_temp as $$
      update intake.report r set receipt_hash = null, receipt_until = null
      where r.receipt_hash = end_receipt.hash or r.idempotency_hash = end_receipt.hash $$`,
  // what a list of referrals says of the cases they come from: to both sides, and of one's own cases
  `create or replace function khien.case_matters(ids uuid[])
    returns table (id uuid, categories text[], area_code text, received_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select c.id, c.categories, c.area_code, (
        select min(r.received_at) from cases.case_report l join intake.report r on r.id = l.report_id where l.case_id = c.id)
      from cases."case" c where c.id = any (ids) and (khien.sees_case(c.id) or exists (
        select from referrals.referral f
        where f.case_id = c.id and f.to_agency_id = khien.agency() and f.state <> 'drafted')) $$`,
]
