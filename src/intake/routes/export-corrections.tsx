import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import { problemsIn } from '../../ui/problems.ts'
import { exportCorrections } from '../actions/export-corrections.ts'
import { isSecretKey } from '../model/training.ts'
import { ExportCorrectionsPage, type ExportCorrectionsPageProps } from '../pages/export-corrections-page.tsx'
import { requirePermission } from './require.ts'

const path = '/console/rules/accuracy/export'
const usualDays = 90

/** Stands under the rules, where people look for it, but is of this room: it opens reports. */
export const exportCorrectionsRoutes = (web: Web): void => {
  web.get(path, (c) =>
    show(c, { since: dateInVietnam(new Date(c.var.context.now.getTime() - usualDays * 86_400_000)) }),
  )
  web.post(path, (c) =>
    submitForm(
      c,
      async (form) => {
        const { since, recipient, reason } = form.fields
        const { sealed } = await perform(exportCorrections, c.var.context, { since, recipient, reason })
        return c.body(Uint8Array.from(sealed), 200, {
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename="chinh-goi-y-${dateInVietnam(c.var.context.now)}.jsonl.age"`,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-store',
        })
      },
      async (form, refusal) => {
        if (Object.keys(refusal.fields).length === 0) throw refusal
        const typed = textOf(form, 'recipient')
        return show(
          c,
          {
            since: textOf(form, 'since'),
            // A private key pasted by mistake is not written into a page again.
            recipient: isSecretKey(typed) ? undefined : typed,
            reason: textOf(form, 'reason'),
            problems: problemsIn(c.var.t, refusal.fields),
          },
          refusal,
        )
      },
    ),
  )
}

const show = (
  c: WebContext,
  part: Omit<ExportCorrectionsPageProps, 't' | 'formToken'>,
  refusal?: Refusal,
) => {
  requirePermission(c, 'corrections.export')
  const { t, formToken } = c.var
  return c.render(<ExportCorrectionsPage t={t} formToken={formToken} {...part} />, {
    title: t('detection.export-title'),
    ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
  })
}
