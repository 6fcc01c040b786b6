import { submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { importSamples } from '../actions/import-samples.ts'
import { Samples, type SamplesProps } from '../pages/samples.tsx'
import { countSamples } from '../store/samples.ts'

export const sampleRoutes = (web: Web): void => {
  web.get('/console/rules/samples', (c) => {
    const added = Number(c.req.query('added'))
    return show(c, Number.isInteger(added) && c.req.query('added') !== undefined ? { added } : {})
  })
  web.post('/console/rules/samples', (c) =>
    submitForm(
      c,
      async (form) => {
        const { added } = await perform(importSamples, c.var.context, {
          source: textOf(form, 'source'),
          lines: textOf(form, 'lines'),
        })
        return c.redirect(`/console/rules/samples?added=${added}`, 303)
      },
      (form, refusal) =>
        show(
          c,
          {
            typed: { source: textOf(form, 'source'), lines: textOf(form, 'lines') },
            problems: refusal.fields,
          },
          refusal,
        ),
    ),
  )
}

const show = async (
  c: WebContext,
  part: Pick<SamplesProps, 'added' | 'typed' | 'problems'>,
  refusal?: Refusal,
): Promise<Response> => {
  const { t, context, member, formToken } = c.var
  if (!permits(member, 'rules.write')) throw new Refusal('forbidden')
  return c.render(<Samples t={t} formToken={formToken} stored={await countSamples(context.db)} {...part} />, {
    title: t('detection.samples-title'),
    ...(refusal ? { status: refusalStatus[refusal.kind] } : {}),
  })
}
