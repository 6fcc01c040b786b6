import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { blurred, blurredType, redrawn, redrawnType } from '../../kit/redraw.ts'
import { Refusal } from '../../kit/refusal.ts'
import { lockFile } from '../actions/lock-file.ts'
import { openAttachment, previewAttachment } from '../actions/open-attachment.ts'
import { readAttachment } from '../actions/read-attachment.ts'
import { acceptedTypes, type FileFacts } from '../model/files.ts'
import type { OpeningReason } from '../model/words.ts'
import { ReadWordsPage } from '../pages/read-words-page.tsx'
import { seenForField } from '../pages/report-forms.ts'
import { UndrawnPage } from '../pages/undrawn-page.tsx'
import { isReason, reportId } from './show-report.tsx'

/** A file from a stranger may do nothing in an officer's browser: no script, no request, no other type than we say. */
const harmless = {
  'Content-Security-Policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const

export const fileRoutes = (web: Web): void => {
  web.get(`/console/files/${reportId}/preview`, async (c) => {
    const { bytes } = await perform(previewAttachment, c.var.context, { attachmentId: c.req.param('id') })
    const small = await blurred(bytes)
    if (small === undefined) throw new Refusal('unsupported-media', 'no-preview')
    return c.body(small, 200, { ...harmless, 'Content-Type': blurredType })
  })

  web.get(`/console/files/${reportId}`, async (c) => {
    const attachmentId = c.req.param('id')
    const reason = c.req.query('reason')
    const { facts, bytes } = await perform(openAttachment, c.var.context, { attachmentId, reason })
    if (acceptedTypes[facts.type] !== 'image' || c.req.query('as') === 'file')
      return download(c, facts, bytes)
    const image = await redrawn(bytes)
    return image === undefined
      ? showUndrawn(c, attachmentId, isReason(reason) ? reason : 'triage')
      : c.body(image, 200, { ...harmless, 'Content-Type': redrawnType, 'Content-Disposition': 'inline' })
  })

  web.post(`/console/files/${reportId}/words`, (c) =>
    submitForm(
      c,
      async (form) => {
        const asked = textOf(form, seenForField)
        const reason = isReason(asked) ? asked : 'triage'
        const read = await perform(readAttachment, c.var.context, {
          attachmentId: c.req.param('id'),
          reason,
        })
        return c.render(ReadWordsPage({ t: c.var.t, read, reason }), {
          title: c.var.t('detection.screen-title'),
        })
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )

  web.post(`/console/files/${reportId}/lock`, (c) =>
    submitForm(
      c,
      async (form) => {
        const { reportId: id } = await perform(lockFile, c.var.context, {
          attachmentId: c.req.param('id'),
          reason: textOf(form, 'reason'),
        })
        const reason = textOf(form, seenForField)
        return c.redirect(
          `/console/reports/${id}?reason=${isReason(reason) ? reason : 'triage'}&did=lock#files`,
          303,
        )
      },
      (_, refusal) => {
        throw refusal
      },
    ),
  )
}

const showUndrawn = (c: WebContext, attachmentId: string, reason: OpeningReason) =>
  c.render(UndrawnPage({ t: c.var.t, attachmentId, reason }), { title: c.var.t('intake.undrawn-title') })

const download = (c: WebContext, { name }: FileFacts, bytes: Uint8Array): Response =>
  c.body(Uint8Array.from(bytes), 200, {
    ...harmless,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
  })
