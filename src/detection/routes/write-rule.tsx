import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { passRule } from '../actions/check-rule.ts'
import { saveRule } from '../actions/save-rule.ts'
import { numbered, readDraft, toYaml } from '../model/life/draft.ts'
import { fieldOfPath, formOfRule, inputOfForm, type RuleForm } from '../model/life/rule-form.ts'
import { type Tried, tryRule } from '../model/life/try-rule.ts'
import type { Problem } from '../model/rules/problem.ts'
import { mistakeWords, problemWords } from '../pages/rule-words.ts'
import { WriteRule } from '../pages/write-rule.tsx'
import { houseRules } from '../store/house-rules.ts'
import { ruleOf, versionsOf } from '../store/rules.ts'
import { emptyForm, readRuleForm } from './read-form.ts'
import { ruleIdOf } from './rule-id.ts'

export const writeRuleRoutes = (web: Web): void => {
  web.get('/console/rules/new', (c) => show(c, undefined, { as: 'form', form: emptyForm, yaml: '' }))
  web.post('/console/rules/new', (c) => submit(c))
  web.get('/console/rules/:id/edit', (c) => showLatest(c, ruleIdOf(c)))
  web.post('/console/rules/:id/edit', (c) => submit(c, ruleIdOf(c)))
}

interface Written {
  readonly as: 'form' | 'yaml'
  readonly form: RuleForm
  readonly yaml: string
  readonly sentence?: string
  readonly problems?: Readonly<Record<string, string>>
  readonly tried?: Tried | undefined
  readonly note?: string
}

const show = (
  c: WebContext,
  ruleId: string | undefined,
  { sentence = '', problems = {}, ...written }: Written,
  refusal?: Refusal,
): Response | Promise<Response> => {
  if (!permits(c.var.member, 'rules.write')) throw new Refusal('forbidden')
  const { t, formToken } = c.var
  const { lexicon } = houseRules()
  return c.render(<WriteRule {...{ t, formToken, ruleId, lexicon, sentence, problems, ...written }} />, {
    title: ruleId === undefined ? t('detection.new-title') : t('detection.edit-title', { name: ruleId }),
    ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
  })
}

/** What the latest version says, in the form where the form can say it. */
const showLatest = async (c: WebContext, ruleId: string): Promise<Response> => {
  if (!permits(c.var.member, 'rules.write')) throw new Refusal('forbidden')
  const [latest] = await versionsOf(c.var.context.db, ruleId)
  if (latest === undefined) throw new Refusal('not-found')
  const rule = ruleOf(latest)
  const form = rule && formOfRule(rule)
  return show(c, ruleId, {
    as: form === undefined ? 'yaml' : 'form',
    form: form ?? emptyForm,
    yaml: latest.yaml,
  })
}

const yamlOf = (form: RuleForm): string => toYaml(inputOfForm(form, 1))

const readWritten = (sent: Form, ruleId: string | undefined): Written => {
  const as = textOf(sent, 'as') === 'yaml' ? 'yaml' : 'form'
  const form = as === 'form' ? readRuleForm(sent, ruleId) : emptyForm
  const typed = textOf(sent, 'yaml').replaceAll('\r\n', '\n')
  return {
    as,
    form,
    yaml: as === 'form' ? yamlOf(form) : ruleId === undefined ? typed : numbered(typed, ruleId, 1),
    sentence: textOf(sent, 'sentence').slice(0, 2000),
  }
}

const submit = (c: WebContext, ruleId?: string): Promise<Response> =>
  submitForm(
    c,
    (sent) => doAsAsked(c, ruleId, readWritten(sent, ruleId), textOf(sent, 'do')),
    async (sent, refusal) => {
      const written = readWritten(sent, ruleId)
      const { t } = c.var
      const fields = Object.entries(refusal.fields).map(([name, key]) => [
        written.as === 'yaml' ? 'yaml' : name,
        problemWords(t, key),
      ])
      return show(
        c,
        ruleId,
        {
          ...written,
          problems: Object.fromEntries(fields),
          ...(fields.length === 0 ? { note: problemWords(t, refusal.reason) } : {}),
        },
        refusal,
      )
    },
  )

const doAsAsked = async (
  c: WebContext,
  ruleId: string | undefined,
  written: Written,
  asked: string,
): Promise<Response> => {
  const { t, context } = c.var
  const { lexicon } = houseRules()
  const { rule, problems } = readDraft(lexicon, versioned(written.yaml))
  const found = wordsOf(c, written, problems)
  if (asked === 'to-yaml') return show(c, ruleId, { ...written, as: 'yaml' })
  if (asked === 'to-form') {
    const form = rule && formOfRule(rule)
    return form === undefined
      ? show(c, ruleId, {
          ...written,
          problems: found,
          note: t(rule === undefined ? 'detection.form-needs-rule' : 'detection.form-cannot'),
        })
      : show(c, ruleId, { ...written, as: 'form', form })
  }
  if (asked === 'try')
    return show(c, ruleId, {
      ...written,
      ...tryOn(c, written, lexicon, problems),
    })
  if (asked === 'check' && problems.length > 0)
    return show(c, ruleId, { ...written, problems: found }, new Refusal('invalid'))
  const saved = await perform(saveRule, context, {
    yaml: written.yaml,
    ...(ruleId === undefined ? {} : { ruleId }),
  })
  if (asked === 'check') await perform(passRule, context, saved)
  return c.redirect(`/console/rules/${saved.ruleId}?done=${asked === 'check' ? 'check' : 'draft'}`, 303)
}

/** A new rule has no number yet; the check wants one. */
const versioned = (yaml: string): string => (/^version:/m.test(yaml) ? yaml : `${yaml}\nversion: 1`)

/** Trying needs phrases that work, not examples that come out right: those two mistakes are left for later. */
const tryOn = (
  c: WebContext,
  { yaml, form, as, sentence = '' }: Written,
  lexicon: ReturnType<typeof houseRules>['lexicon'],
  problems: readonly Problem[],
): Pick<Written, 'tried' | 'problems'> => {
  const { input } = readDraft(lexicon, versioned(yaml))
  const loose = {
    ...Object(input),
    id: 'trial',
    label: 'grooming',
    weight: 0.5,
    reason: { vi: 'thử', en: 'trial' },
    examples: { hits: [sentence === '' ? '-' : sentence], misses: ['-'] },
  }
  const { rule, problems: wrong } = readDraft(lexicon, toYaml(loose))
  if (rule !== undefined) return { tried: tryRule(lexicon, rule, sentence) }
  if (wrong.every(({ code }) => code === 'hit-does-not-fire' || code === 'miss-fires'))
    return { tried: { fires: false, stretches: [{ text: sentence }] } }
  return { problems: wordsOf(c, { as, form, yaml }, problems) }
}

/** Field → every mistake in it, in words. */
const wordsOf = (
  c: WebContext,
  { as, form }: Pick<Written, 'as' | 'form' | 'yaml'>,
  problems: readonly Problem[],
): Readonly<Record<string, string>> => {
  const { t } = c.var
  const words = problems.map((problem) => {
    const field = as === 'yaml' ? 'yaml' : (fieldOfPath(form, problem.path) ?? 'reason')
    const said = mistakeWords(t, problem, field)
    return { field, said: as === 'yaml' && problem.path !== '' ? `${problem.path}: ${said}` : said }
  })
  return Object.fromEntries(
    [...Map.groupBy(words, ({ field }) => field)].map(([field, all]) => [
      field,
      [...new Set(all.map(({ said }) => said))].join(' '),
    ]),
  )
}
