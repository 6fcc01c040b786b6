import { action, type Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, mayOpen, openEnvelope } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson, seal } from '../../seal/age.ts'
import type { ReportContent } from '../model/content.ts'
import { ExportCorrections, mostLines, mostText, teaches, trainingLine } from '../model/training.ts'
import { decidedSince, sealedContentOf } from '../store/reports.ts'

/**
 * What people decided of the agency's own reports, as lines the risk model learns from, in one file that only the holder of the
 * given key opens. Opened and sealed in memory, before the transaction: a thousand reports take seconds. Nothing is kept.
 */
export const exportCorrections = action({
  name: 'corrections.export',
  needs: 'corrections.export',
  fresh: true,
  input: ExportCorrections,
  prepare: async (context, { since, recipient }) => {
    const lines = await linesSince(context, since)
    if (lines.length === 0) throw new Refusal('invalid', 'invalid', { since: 'nothing-decided' })
    return { lines: lines.length, sealed: await seal([recipient], lines.join('')) }
  },
  run: async (_scope, _input, made) => made,
  subject: (_, { lines }) => `corrections:${lines}`,
  // Whose key it was sealed to: whoever asks later where the texts went finds it here.
  reason: ({ reason, recipient }) => `${reason} ${recipient}`,
})

const linesSince = async (scope: Scope, since: Date): Promise<readonly string[]> => {
  const { db, actor } = scope
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  await agencyIdentity(scope)
  const lines: string[] = []
  let length = 0
  for await (const report of decidedSince(db, actor.agencyId, since)) {
    if (lines.length >= mostLines || length >= mostText) break
    if (!teaches(report) || !(await mayOpen(db, envelope('report', report.id), actor.agencyId))) continue
    const identity = await openEnvelope(scope, envelope('report', report.id))
    const line = trainingLine(
      report,
      await openJson<ReportContent>(identity, await sealedContentOf(db, report.id)),
    )
    if (line === undefined) continue
    lines.push(`${JSON.stringify(line)}\n`)
    length += line.text.length
  }
  return lines
}
