import type { Translate } from '../../kit/text.ts'
import { Tabs } from '../../ui/tabs.tsx'

export const ruleTabs = ['rules', 'links', 'banks', 'accuracy', 'samples'] as const
export type RuleTab = (typeof ruleTabs)[number]

const hrefs: Readonly<Record<RuleTab, string>> = {
  rules: '/console/rules',
  links: '/console/rules/links',
  banks: '/console/rules/banks',
  accuracy: '/console/rules/accuracy',
  samples: '/console/rules/samples',
}

export const RuleTabs = ({
  t,
  current,
  mayWrite,
}: {
  readonly t: Translate
  readonly current: RuleTab
  readonly mayWrite: boolean
}) => (
  <Tabs
    t={t}
    label={t('detection.tabs')}
    items={ruleTabs
      .filter((tab) => tab !== 'samples' || mayWrite)
      .map((tab) => ({
        href: hrefs[tab],
        label: t(`detection.tab-${tab}`),
        current: tab === current,
      }))}
  />
)
