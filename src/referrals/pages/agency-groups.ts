import type { Agency, AgencyKind } from '../../agencies/model.ts'
import type { Translate } from '../../kit/text.ts'
import type { OptionGroup } from '../../ui/select.tsx'

const order = ['police', 'duty', 'department', 'commune'] as const satisfies readonly AgencyKind[]

/** Two before ten, as people count; in the order of the Vietnamese alphabet. */
const natural = new Intl.Collator('vi', { numeric: true })

/** Agencies by kind, the police first; in each, those where somebody can open what arrives stand first. */
export const agencyGroups = (
  t: Translate,
  agencies: readonly Agency[],
  staffed: ReadonlySet<string>,
): OptionGroup[] =>
  order
    .map((kind) => ({
      label: t(`referrals.agencies-${kind}`),
      options: agencies
        .filter((agency) => agency.kind === kind)
        .toSorted(
          (a, b) => Number(staffed.has(b.id)) - Number(staffed.has(a.id)) || natural.compare(a.name, b.name),
        )
        .map(({ id, name, phone }) => ({
          value: id,
          label: staffed.has(id) ? name : unstaffedWords(t, name, phone),
        })),
    }))
    .filter(({ options }) => options.length > 0)

/** Nobody there opens what arrives, so the telephone carries it: its number, else the police's. */
const unstaffedWords = (t: Translate, name: string, phone: string | null): string =>
  phone === null ? t('referrals.agency-unstaffed', { name }) : t('referrals.agency-call', { name, phone })
