import { DefinitionList } from '../../ui/definition-list.tsx'
import { Details } from '../../ui/details.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import type { ReportProps } from './opened.ts'

/** What a receiver wrote down by Mẫu 01, where the report came by call or visit. */
export const FormOneFacts = ({ opened: { content }, around: { t } }: ReportProps) => {
  const form = content.formOne
  if (form === undefined) return null
  const lines = [
    [t('intake.form-child-name'), form.childName],
    [t('intake.form-child-born'), form.childBorn],
    [t('intake.enter-child-age'), form.childAgeEstimate],
    [t('intake.form-child-sex'), t(`intake.sex-${form.childSex}`)],
    [t('intake.form-condition'), form.condition],
    [t('intake.form-feared'), form.feared],
    [t('intake.form-father'), form.father],
    [t('intake.form-mother'), form.mother],
    [t('intake.form-family'), form.family],
    [t('intake.form-carer'), form.carer],
    [t('intake.form-actions'), form.actionsTaken],
    [t('intake.enter-informant'), form.informant],
    [t('intake.form-informant-contact'), form.informantContact],
    [t('intake.form-officer'), form.officer],
  ] as const
  return (
    <Details summary={t('intake.form-one')} open>
      <DefinitionList
        items={lines.flatMap(([term, value]) => (value ? [{ term, value: <SafeText text={value} /> }] : []))}
      />
    </Details>
  )
}
