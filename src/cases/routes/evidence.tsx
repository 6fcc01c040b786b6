import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { redrawn, redrawnType } from '../../kit/redraw.ts'
import { Refusal } from '../../kit/refusal.ts'
import { exportEvidence } from '../actions/export-evidence.ts'
import { type EvidenceRead, isIntact } from '../actions/read-evidence.ts'
import { verifyEvidence } from '../actions/verify-evidence.ts'
import { viewEvidence } from '../actions/view-evidence.ts'
import { fileHeaders } from '../pages/evidence-file.ts'
import { EvidenceVerdict } from '../pages/evidence-verdict.tsx'
import { findCaseOfAgency } from '../store/cases.ts'
import { idOf } from './id.ts'

export const evidenceRoutes = (web: Web): void => {
  web.get('/console/evidence/:id/file', viewFile)
  web.post('/console/evidence/:id/export', takeFile)
  web.post('/console/evidence/:id/verify', checkFile)
}

const showVerdict = (
  c: WebContext,
  { evidence, verdict }: Pick<EvidenceRead, 'evidence' | 'verdict'>,
  withheld: boolean,
) =>
  c.render(
    <EvidenceVerdict
      t={c.var.t}
      verdict={verdict}
      intact={isIntact(verdict)}
      withheld={withheld}
      back={`/console/cases/${evidence.case_id}?reason=case-work#evidence-${evidence.id}`}
    />,
    { title: c.var.t('cases.verdict-title'), status: withheld ? 409 : 200 },
  )

/** The file, or why it is withheld. */
const sendFile = async (c: WebContext, read: EvidenceRead, disposition: 'inline' | 'attachment') => {
  const { facts, bytes } = read
  if (facts.kind !== 'file') throw new Refusal('not-found')
  if (bytes === undefined) return showVerdict(c, read, true)
  const isPicture = facts.type.startsWith('image/')
  if (disposition === 'attachment' || !isPicture)
    return c.body(new Uint8Array(bytes), 200, fileHeaders(facts, disposition))
  // A stranger's bytes never meet the browser's decoder: the screen gets the pixels, the original is only handed over.
  const drawn = await redrawn(bytes)
  return drawn === undefined
    ? c.body(new Uint8Array(bytes), 200, fileHeaders(facts, 'attachment'))
    : c.body(drawn, 200, { ...fileHeaders(facts, 'inline'), 'Content-Type': redrawnType })
}

const viewFile = async (c: WebContext) =>
  sendFile(
    c,
    await perform(viewEvidence, c.var.context, {
      evidenceId: idOf(c),
      reason: c.req.query('reason'),
    }),
    'inline',
  )

const takeFile = (c: WebContext): Promise<Response> =>
  submitForm(
    c,
    async (form) =>
      sendFile(
        c,
        await perform(exportEvidence, c.var.context, {
          evidenceId: idOf(c),
          reason: textOf(form, 'reason'),
        }),
        'attachment',
      ),
    (_, refusal) => {
      throw refusal
    },
  )

/** Back to the case, where it is ours; an agency it was handed to reads the finding on a page of its own. */
const checkFile = (c: WebContext): Promise<Response> =>
  submitForm(
    c,
    async () => {
      const found = await perform(verifyEvidence, c.var.context, { evidenceId: idOf(c) })
      const { evidence, verdict } = found
      const ours = await findCaseOfAgency(c.var.context.db, evidence.case_id, c.var.member.agencyId).catch(
        () => undefined,
      )
      if (ours === undefined) return showVerdict(c, found, false)
      const done = isIntact(verdict) ? 'intact' : 'altered'
      return c.redirect(
        `/console/cases/${ours.id}?reason=case-work&done=${done}&evidence=${evidence.id}#evidence-${evidence.id}`,
        303,
      )
    },
    (_, refusal) => {
      throw refusal
    },
  )
