import type { Translate } from '../../kit/text.ts'
import type { RuleForm } from '../model/life/rule-form.ts'
import type { Tried } from '../model/life/try-rule.ts'
import type { Lexicon } from '../model/rules/schema.ts'

export interface WriteRuleProps {
  readonly t: Translate
  readonly formToken: string
  /** The rule this is a new version of. */
  readonly ruleId?: string | undefined
  readonly as: 'form' | 'yaml'
  readonly form: RuleForm
  readonly yaml: string
  readonly sentence: string
  /** Field → what is wrong with it, in words. */
  readonly problems: Readonly<Record<string, string>>
  readonly tried?: Tried | undefined
  /** A sentence above the form, such as why the form cannot show this rule. */
  readonly note?: string | undefined
  readonly lexicon: Lexicon
}
