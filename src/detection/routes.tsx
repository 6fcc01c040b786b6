import { memberNames } from '../accounts/store/members.ts'
import { type Form, submitForm, textOf } from '../action/form.ts'
import { perform } from '../action/perform.ts'
import { permits } from '../action/permissions.ts'
import type { Web, WebContext } from '../action/web.ts'
import { membersIn } from '../audit/model/ledger-words.ts'
import { timelineOf } from '../audit/store.ts'
import { Refusal } from '../kit/refusal.ts'
import { refusalStatus } from '../kit/refusal-http.ts'
import { dateInVietnam } from '../law/model/calendar.ts'
import { passRule } from './actions/check-rule.ts'
import { judgeRule } from './actions/judge-pick.ts'
import { pauseRule } from './actions/pause-rule.ts'
import { putRuleLive } from './actions/put-rule-live.ts'
import { retireRule } from './actions/retire-rule.ts'
import { shadowRule } from './actions/shadow-rule.ts'
import { startBacktest } from './actions/start-backtest.ts'
import { turnHouseRule } from './actions/switch-house-rule.ts'
import { accuracyOf, urgencyAccuracy } from './model/life/accuracy.ts'
import { readDraft } from './model/life/draft.ts'
import { tryRule } from './model/life/try-rule.ts'
import { Accuracy } from './pages/accuracy.tsx'
import { RuleList } from './pages/rule-list.tsx'
import { RuleView } from './pages/rule-view.tsx'
import { linkRoutes } from './routes/links.tsx'
import { pictureBankRoutes } from './routes/picture-banks.tsx'
import { ruleIdOf } from './routes/rule-id.ts'
import { sampleRoutes } from './routes/samples.tsx'
import { writeRuleRoutes } from './routes/write-rule.tsx'
import { latestBacktest, picksOf, verdictCounts } from './store/backtests.ts'
import { labelCounts, urgencyPairs } from './store/corrections.ts'
import { firingsSince, spokenToday } from './store/firings.ts'
import { houseRules } from './store/house-rules.ts'
import { houseRulesOff, listRules, ruleOf, type VersionRow, versionsIn, versionsOf } from './store/rules.ts'

const countedDays = 7

export const detectionRoutes = (web: Web): void => {
  web.get('/console/rules', showList)
  writeRuleRoutes(web)
  sampleRoutes(web)
  linkRoutes(web)
  pictureBankRoutes(web)
  web.get('/console/rules/accuracy', showAccuracy)
  web.get('/console/rules/:id', (c) => showRule(c))
  web.post('/console/rules/:id/switch', turnHouse)
  web.post('/console/rules/:id/judge', judge)
  for (const [name, run] of Object.entries(moves))
    web.post(`/console/rules/:id/${name}`, (c) => moveRule(c, name, run))
}

type Move = (c: WebContext, ruleId: string, form: Form) => Promise<unknown>
const versionIn = (ruleId: string, form: Form) => ({ ruleId, version: textOf(form, 'version') })

const moves: Readonly<Record<string, Move>> = {
  check: (c, id, form) => perform(passRule, c.var.context, versionIn(id, form)),
  backtest: (c, id, form) => perform(startBacktest, c.var.context, versionIn(id, form)),
  shadow: (c, id, form) => perform(shadowRule, c.var.context, versionIn(id, form)),
  live: (c, id, form) =>
    perform(putRuleLive, c.var.context, {
      ...versionIn(id, form),
      dailyQuota: textOf(form, 'dailyQuota'),
    }),
  pause: (c, id, form) => perform(pauseRule, c.var.context, versionIn(id, form)),
  retire: (c, id, form) => perform(retireRule, c.var.context, versionIn(id, form)),
}

const requireReading = (c: WebContext): void => {
  if (!permits(c.var.member, 'rules.read')) throw new Refusal('forbidden')
}

const may = (c: WebContext) => ({
  mayWrite: permits(c.var.member, 'rules.write'),
  mayPromote: permits(c.var.member, 'rules.promote'),
})

const isOver = (
  spoken: ReadonlyMap<string, number>,
  { rule_id, version, state, daily_quota }: VersionRow,
): boolean => state === 'live' && (spoken.get(`${rule_id}@${version}`) ?? 0) >= daily_quota

const showList = async (c: WebContext): Promise<Response> => {
  requireReading(c)
  const { t, context, member, formToken } = c.var
  const { db, now } = context
  const spoken = await spokenToday(db, now)
  const live = await versionsIn(db, 'live')
  return c.render(
    <RuleList
      t={t}
      formToken={formToken}
      rows={await listRules(db)}
      house={houseRules().rules}
      off={await houseRulesOff(db)}
      counts={await firingsSince(db, member.agencyId, now, countedDays)}
      verdicts={await verdictCounts(db)}
      over={live.filter((row) => isOver(spoken, row)).map(({ rule_id }) => rule_id)}
      {...may(c)}
    />,
    { title: t('detection.list-title') },
  )
}

const showRule = async (c: WebContext, refusal?: Refusal): Promise<Response> => {
  requireReading(c)
  const { t, context, member, formToken } = c.var
  const { db, now } = context
  const ruleId = ruleIdOf(c)
  const versions = await versionsOf(db, ruleId)
  const wanted = Number(c.req.query('version'))
  const row = versions.find(({ version }) => version === wanted) ?? versions[0]
  if (row === undefined) throw new Refusal('not-found')
  const { lexicon, rules: house } = houseRules()
  const rule = ruleOf(row)
  const tested = await latestBacktest(db, ruleId, row.version)
  const picks = tested?.state === 'done' ? await picksOf(db, tested.id) : []
  const counts = await firingsSince(db, member.agencyId, now, countedDays)
  const count = (outcome: 'spoke' | 'would-have' | 'over-quota'): number =>
    counts.get(`${ruleId}@${row.version} ${outcome}`) ?? 0
  const story = await timelineOf(db, [`rule:${ruleId}`])
  // While it runs the page asks again by itself, so that nobody needs a script to see it end.
  if (tested?.state === 'waiting') c.header('Refresh', '4')
  return c.render(
    <RuleView
      t={t}
      formToken={formToken}
      row={row}
      versions={versions}
      reason={
        rule === undefined
          ? t('detection.reason-unknown')
          : t.locale === 'en'
            ? rule.reason.en
            : rule.reason.vi
      }
      mistakes={row.state === 'draft' ? readDraft(lexicon, row.yaml).problems : []}
      tested={tested}
      says={new Map(house.map(({ id, reason }) => [id, t.locale === 'en' ? reason.en : reason.vi]))}
      picks={picks.map((pick) => ({
        ...pick,
        stretches: rule === undefined ? [{ text: pick.text }] : tryRule(lexicon, rule, pick.text).stretches,
      }))}
      counts={{ spoke: count('spoke'), 'would-have': count('would-have'), 'over-quota': count('over-quota') }}
      isOver={isOver(await spokenToday(db, now), row)}
      story={story}
      names={await memberNames(db, [row.author_id, ...membersIn(story)])}
      done={doneOf(c)}
      problem={refusal && (Object.values(refusal.fields)[0] ?? refusal.reason)}
      {...may(c)}
    />,
    {
      title: t('detection.rule-title', { name: ruleId }),
      ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
    },
  )
}

/** What was just done, read from the address: known words only. */
const doneOf = (c: WebContext): string | undefined =>
  ['draft', ...Object.keys(moves), 'judge'].find((one) => one === c.req.query('done'))

const moveRule = (c: WebContext, name: string, run: Move): Promise<Response> => {
  const ruleId = ruleIdOf(c)
  return submitForm(
    c,
    async (form) => {
      await run(c, ruleId, form)
      return c.redirect(
        `/console/rules/${ruleId}?version=${Number(textOf(form, 'version')) || 1}&done=${name}`,
        303,
      )
    },
    (_, refusal) => again(c, refusal),
  )
}

/** Strangers to a rule, or to the post, get the usual page; a step that cannot be taken is told on the rule's own. */
const again = (c: WebContext, refusal: Refusal): Promise<Response> => {
  if (refusal.kind === 'not-found' || refusal.reason === 'forbidden') throw refusal
  return showRule(c, refusal)
}

const judge = (c: WebContext): Promise<Response> => {
  const ruleId = ruleIdOf(c)
  return submitForm(
    c,
    async (form) => {
      await perform(judgeRule, c.var.context, {
        ruleId,
        pickId: textOf(form, 'pickId'),
        verdict: textOf(form, 'verdict'),
      })
      return c.redirect(`/console/rules/${ruleId}?version=${Number(textOf(form, 'version')) || 1}#picks`, 303)
    },
    (_, refusal) => again(c, refusal),
  )
}

const turnHouse = (c: WebContext): Promise<Response> => {
  const ruleId = ruleIdOf(c)
  return submitForm(
    c,
    async (form) => {
      await perform(turnHouseRule, c.var.context, { ruleId, on: textOf(form, 'on') })
      return c.redirect('/console/rules', 303)
    },
    (_, refusal) => {
      throw refusal
    },
  )
}

const accuracyDays = 90

const showAccuracy = async (c: WebContext): Promise<Response> => {
  requireReading(c)
  const { t, context, member } = c.var
  const { db, now } = context
  const asked = c.req.query('since') ?? ''
  const from = new Date(`${asked}T00:00:00+07:00`)
  const since =
    /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(from.getTime())
      ? from
      : new Date(now.getTime() - accuracyDays * 24 * 60 * 60 * 1000)
  return c.render(
    <Accuracy
      t={t}
      since={since}
      sinceDay={dateInVietnam(since)}
      labels={(await labelCounts(db, member.agencyId, since)).map(accuracyOf)}
      urgency={urgencyAccuracy(await urgencyPairs(db, member.agencyId, since))}
      mayWrite={permits(member, 'rules.write')}
      mayExport={permits(member, 'corrections.export')}
    />,
    { title: t('detection.accuracy-title') },
  )
}
