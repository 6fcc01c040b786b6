import type { Area } from '../../agencies/model.ts'
import type { Translate } from '../../kit/text.ts'
import type { Category } from '../store/categories.ts'
import type { ReportRow } from '../store/reports.ts'

export const categoryName = (t: Translate, category: Category): string =>
  t.locale === 'en' ? category.name_en : category.name_vi

export const categoryNames = (
  t: Translate,
  codes: readonly string[],
  categories: readonly Category[],
): string[] =>
  codes.map((code) => {
    const found = categories.find((one) => one.code === code)
    return found === undefined ? code : categoryName(t, found)
  })

/** “Trẻ em, 11–15 tuổi”. */
export const reporterWords = (
  t: Translate,
  { reporter, age_band }: Pick<ReportRow, 'reporter' | 'age_band'>,
): string =>
  t('intake.note-from', {
    reporter: t.of(`intake.reporter-${reporter}`),
    age: t.of(`intake.age-${age_band}`),
  })

export const placeName = (
  t: Translate,
  areaCode: string | null,
  areas: readonly Pick<Area, 'code' | 'name'>[],
): string =>
  areaCode === null ? t('intake.no-place') : (areas.find(({ code }) => code === areaCode)?.name ?? areaCode)

/** What the machine thought, never more than it knows. */
export const assessmentWords = (t: Translate, { assessment }: Pick<ReportRow, 'assessment'>): string =>
  assessment.status === 'assessed'
    ? t('intake.note-assessed', { urgency: assessment.urgency })
    : t('intake.note-not-assessed')
