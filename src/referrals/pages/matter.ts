import type { CaseMatter } from '../../cases/store/case-reports.ts'
import type { Category } from '../../intake/store/categories.ts'
import type { Translate } from '../../kit/text.ts'

/** “Dụ dỗ, thao túng trẻ · Xã Mẫu 12”: what a letter is about, where the words of the letter are sealed. */
export const matterOf = (
  t: Translate,
  { categories, areaCode }: CaseMatter,
  known: readonly Category[],
  areas: ReadonlyMap<string, string>,
): string => {
  const names = categories.slice(0, 3).map((code) => {
    const found = known.find((one) => one.code === code)
    if (found === undefined) return code
    return t.locale === 'en' ? found.name_en : found.name_vi
  })
  return [...names, areaCode === null ? t('cases.no-place') : (areas.get(areaCode) ?? areaCode)].join(' · ')
}
