import type { Refusal } from '../../kit/refusal.ts'
import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'

/** A refusal as a page shows it: sentences beside fields, or one for the page when no field is to blame. */
export interface Shown {
  readonly problems: Problems
  readonly alert?: string
}

/** `happened.3` and `urls.0` are problems of the field `happened` and `urls`. */
export const shownProblems = (t: Translate, { reason, fields }: Refusal): Shown => {
  const problems: Record<string, string> = {}
  for (const [path, key] of Object.entries(fields))
    problems[path.split('.')[0] ?? path] ??= t.of(`errors.${key}`)
  return Object.keys(problems).length > 0 ? { problems } : { problems, alert: t.of(`errors.${reason}`) }
}
