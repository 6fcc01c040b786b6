import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { TrialText } from '../model/life/evaluate.ts'
import { ImportSamples, SampleLine } from '../model/life/inputs.ts'
import { insertSamples } from '../store/samples.ts'
import { memberActing } from './member-acting.ts'

/** Public pages and posts to try rules on, one JSON object a line. All or nothing: a bad line is named. */
export const importSamples = action({
  name: 'rule.import-samples',
  needs: 'rules.write',
  input: ImportSamples,
  subject: () => 'samples',
  run: async (scope, { source, lines }) => {
    const texts = lines.split('\n').flatMap((line, i) => readLine(source, line, i + 1))
    const added = await insertSamples(scope.db, texts, memberActing(scope).memberId, scope.now)
    return { read: texts.length, added }
  },
})

const readLine = (source: string, line: string, number: number): readonly TrialText[] => {
  if (line.trim() === '') return []
  const { data } = SampleLine.safeParse(parsed(line))
  if (data === undefined) throw new Refusal('invalid', 'invalid', { lines: `sample-line ${number}` })
  return [{ source, ...data }]
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
