import type { Translate } from '../../kit/text.ts'
import { urgencies } from '../../kit/urgency.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { FieldError } from '../../ui/field-error.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { legalNatures } from '../model/words.ts'
import type { Category } from '../store/categories.ts'
import { tickedIn, typedIn } from './again.ts'
import type { ReportProps } from './opened.ts'
import { hiddenIn } from './report-forms.ts'
import { startingPoint } from './report-suggestion.tsx'
import { categoryName } from './report-words.ts'

/** Danger, legal nature and categories: three answers, one form, and from here straight into a case. */
export const TriageForm = (props: ReportProps) => {
  const { opened, around } = props
  const { report } = opened
  const start = startingPoint(props)
  const { t, categories } = around
  const again = around.again?.form === 'triage' ? around.again : undefined
  return (
    <form method="post" action={`/console/reports/${report.id}/triage`} class="triage">
      <HiddenFields values={hiddenIn(around)} />
      <ChoiceGroup
        t={t}
        type="radio"
        name="urgency"
        label={t('intake.urgency-label')}
        required
        options={urgencies.map((value) => ({
          value,
          label: `${value} ${t(`ui.urgency-${value}`)}`,
          hint: t(`intake.urgency-hint-${value}`),
        }))}
        values={[typedIn(again, 'urgency') ?? start.urgency]}
        problem={again?.problems.urgency}
      />
      <ChoiceGroup
        t={t}
        type="radio"
        name="legalNature"
        label={t('intake.nature-label')}
        required
        options={legalNatures.map((value) => ({
          value,
          label: t(`intake.nature-${value}`),
          hint: t(`intake.nature-hint-${value}`),
        }))}
        values={[typedIn(again, 'legalNature') ?? report.legal_nature ?? '']}
        problem={again?.problems.legalNature}
      />
      <CategoryChecks
        t={t}
        categories={categories}
        ticked={again ? tickedIn(again, 'categories') : start.categories}
        problem={again?.problems.categories}
      />
      <div class="submit-row">
        <Button name="next" value="case">
          {t('intake.triage-save-accept')}
        </Button>
        <Button kind="quiet">{t('intake.triage-save')}</Button>
      </div>
    </form>
  )
}

interface CategoryChecksProps {
  readonly t: Translate
  readonly categories: readonly Category[]
  readonly ticked: readonly string[]
  readonly problem?: string | undefined
}

/** The gravest first; a dimension added later stands in front until it is placed. */
const gravity = ['cross', 'contact', 'conduct', 'content', 'contract', 'privacy', 'health', 'other']

const CategoryChecks = ({ t, categories, ticked, problem }: CategoryChecksProps) => {
  const dimensions = [...Map.groupBy(categories, ({ dimension }) => dimension)].sort(
    ([a], [b]) => gravity.indexOf(a) - gravity.indexOf(b),
  )
  return (
    <fieldset
      class={problem ? 'choices has-problem' : 'choices'}
      id="field-categories"
      tabindex={-1}
      aria-describedby={problem && 'field-categories-problem'}
    >
      <legend>{t('intake.categories-label')}</legend>
      <FieldError t={t} of="field-categories" problem={problem} />
      <div class="check-groups">
        {dimensions.map(([dimension, members]) => (
          <fieldset>
            <legend>{t.of(`taxonomy.dimension-${dimension}`)}</legend>
            {members.map((category) => (
              <label class="check">
                <input
                  type="checkbox"
                  name="categories"
                  value={category.code}
                  checked={ticked.includes(category.code)}
                />
                {categoryName(t, category)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}
