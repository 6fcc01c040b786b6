import { formTokenField } from '../../action/web.ts'
import type { Area } from '../../agencies/model.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { happenedCodes } from '../model/happened.ts'
import { ageBands, childSexes, legalNatures, reporters } from '../model/words.ts'
import { type Again, summaryOf, tickedIn, typedIn } from './again.ts'

export interface EnterPageProps {
  readonly t: Translate
  readonly formToken: string
  /** Makes a second press the same report. */
  readonly once: string
  readonly areas: readonly Area[]
  readonly again?: Again | undefined
}

const formLabels = (t: Translate) => ({
  channel: t('intake.enter-channel'),
  safeNow: t('intake.enter-safe'),
  narrative: t('intake.enter-narrative'),
  occurredAt: t('intake.enter-occurred'),
  commune: t('intake.enter-commune'),
  place: t('intake.enter-place'),
  urls: t('intake.enter-urls'),
})

/** A call or a visit, in the order it is told; the rarer fields of Mẫu 01 wait folded below. */
export const EnterPage = (props: EnterPageProps) => {
  const { t, formToken, once, again } = props
  const field = fieldOf(props)
  return (
    <form method="post" action="/console/reports/new" enctype="multipart/form-data" class="enter" novalidate>
      {again?.notice && (
        <Notice tone="warn" role="alert">
          {again.notice}
        </Notice>
      )}
      {again && <ErrorSummary t={t} problems={summaryOf(again.problems, formLabels(t))} />}
      <p>{t('intake.enter-lead')}</p>
      <HiddenFields values={{ [formTokenField]: formToken, once }} />
      <EventPart {...props} />
      <Card title={t('intake.enter-part-child')}>
        <div class="pair">
          <Select
            {...field('ageBand')}
            label={t('intake.enter-age-band')}
            options={options(ageBands, (one) => t(`intake.age-${one}`))}
            value={typedIn(again, 'ageBand') ?? 'unknown'}
          />
          <Select
            {...field('childSex')}
            label={t('intake.enter-child-sex')}
            options={options(childSexes, (one) => t(`intake.sex-${one}`))}
            value={typedIn(again, 'childSex') ?? 'unknown'}
          />
          <TextField {...field('childName')} label={t('intake.enter-child-name')} maxLength={120} />
          <TextField {...field('childBorn')} label={t('intake.enter-child-born')} maxLength={40} />
          <TextField {...field('childAgeEstimate')} label={t('intake.enter-child-age')} maxLength={40} />
          <TextField {...field('carer')} label={t('intake.enter-carer')} maxLength={200} />
        </div>
        <TextArea {...field('condition')} label={t('intake.enter-condition')} rows={2} maxLength={2000} />
        <TextArea {...field('feared')} label={t('intake.enter-feared')} rows={2} maxLength={2000} />
      </Card>
      <Card title={t('intake.enter-part-informant')}>
        <Select
          {...field('reporter')}
          label={t('intake.enter-reporter')}
          options={options(reporters, (one) => t(`intake.reporter-${one}`))}
          value={typedIn(again, 'reporter') ?? 'other'}
        />
        <div class="pair">
          <TextField {...field('informant')} label={t('intake.enter-informant')} maxLength={200} />
          <TextField
            {...field('informantContact')}
            label={t('intake.enter-informant-contact')}
            maxLength={200}
          />
        </div>
      </Card>
      <Details summary={t('intake.enter-more')} open={again !== undefined}>
        <div class="pair">
          <TextField {...field('father')} label={t('intake.enter-father')} maxLength={200} />
          <TextField {...field('mother')} label={t('intake.enter-mother')} maxLength={200} />
          <TextField {...field('platform')} label={t('intake.enter-platform')} maxLength={200} />
          <TextField {...field('account')} label={t('intake.enter-account')} maxLength={200} />
        </div>
        <TextArea {...field('family')} label={t('intake.enter-family')} rows={2} maxLength={2000} />
        <TextArea {...field('actionsTaken')} label={t('intake.enter-actions')} rows={2} maxLength={2000} />
        <TextArea {...field('urls')} label={t('intake.enter-urls')} rows={2} />
        <Select
          {...field('legalNature')}
          label={t('intake.enter-nature')}
          placeholder={t('intake.enter-nature-later')}
          options={options(legalNatures, (one) => t(`intake.nature-${one}`))}
        />
      </Details>
      <div class="submit-row">
        <Button>{t('intake.enter-send')}</Button>
      </div>
    </form>
  )
}

const options = <V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map((value) => ({ value, label: label(value) }))

const fieldOf =
  ({ t, again }: EnterPageProps) =>
  (name: string) => ({ t, name, value: typedIn(again, name), problem: again?.problems[name] })

const EventPart = (props: EnterPageProps) => {
  const { t, areas, again } = props
  const field = fieldOf(props)
  return (
    <Card title={t('intake.enter-part-event')}>
      <div class="pair">
        <ChoiceGroup
          {...field('channel')}
          type="radio"
          label={t('intake.enter-channel')}
          options={options(['phone', 'visit'] as const, (one) => t(`intake.channel-${one}`))}
          values={[typedIn(again, 'channel') ?? 'phone']}
        />
        <ChoiceGroup
          {...field('safeNow')}
          type="radio"
          label={t('intake.enter-safe')}
          options={options(['no', 'yes', 'unknown'] as const, (one) => t(`intake.safe-${one}`))}
          values={[typedIn(again, 'safeNow') ?? '']}
          required
        />
      </div>
      <TextArea
        {...field('narrative')}
        label={t('intake.enter-narrative')}
        hint={t('intake.enter-narrative-hint')}
        rows={6}
        maxLength={20_000}
        required
      />
      <div class="pair">
        <TextField
          {...field('occurredAt')}
          label={t('intake.enter-occurred')}
          hint={t('intake.enter-occurred-hint')}
          maxLength={80}
          required
        />
        <Select
          {...field('commune')}
          label={t('intake.enter-commune')}
          placeholder={t('intake.enter-commune-unknown')}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <TextField {...field('place')} label={t('intake.enter-place')} maxLength={200} />
      <fieldset class="choices" id="field-happened" tabindex={-1}>
        <legend>{t('intake.enter-happened')}</legend>
        <div class="check-groups">
          {happenedCodes.map((code) => (
            <label class="check">
              <input
                type="checkbox"
                name="happened"
                value={code}
                checked={again !== undefined && tickedIn(again, 'happened').includes(code)}
              />
              {t.of(`report.happened-adult-${code}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </Card>
  )
}
