import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { Problems } from '../../ui/problems.ts'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { longestNote } from '../model/links/link-lines.ts'
import type { LinkListRow } from '../store/link-lists.ts'

export const linkFields = ['host', 'note', 'expires', 'lines'] as const

export interface AddLinksProps {
  readonly t: Translate
  readonly formToken: string
  readonly list: Pick<LinkListRow, 'id'>
  readonly typed?: Readonly<Record<(typeof linkFields)[number], string>> | undefined
  readonly problems?: Problems | undefined
}

/** One host, or a sheet of them; the sheet is folded away until it is wanted. */
export const AddLinks = ({ t, formToken, list, typed, problems = {} }: AddLinksProps) => {
  const path = `/console/rules/links/${list.id}`
  const isSheet = problems.lines !== undefined
  return (
    <>
      <Details
        summary={t('detection.host-add')}
        open={problems.host !== undefined || problems.note !== undefined || problems.expires !== undefined}
      >
        <form method="post" action={`${path}/add`} novalidate>
          <HiddenFields values={{ [formTokenField]: formToken }} />
          <TextField
            t={t}
            name="host"
            label={t('detection.host')}
            hint={t('detection.host-hint')}
            value={typed?.host}
            problem={problems.host}
            maxLength={300}
            required
          />
          <TextField
            t={t}
            name="note"
            label={t('detection.host-note')}
            hint={t('detection.host-note-hint')}
            value={typed?.note}
            problem={problems.note}
            maxLength={longestNote}
          />
          <DateTimeField
            t={t}
            kind="date"
            name="expires"
            label={t('detection.host-expires')}
            hint={t('detection.host-expires-hint')}
            value={typed?.expires}
            problem={problems.expires}
          />
          <SubmitRow>
            <Button>{t('detection.host-put')}</Button>
          </SubmitRow>
        </form>
      </Details>
      <Details summary={t('detection.sheet')} open={isSheet}>
        <form method="post" action={`${path}/import`} enctype="multipart/form-data" novalidate>
          <HiddenFields values={{ [formTokenField]: formToken }} />
          <TextArea
            t={t}
            name="lines"
            label={t('detection.sheet-lines')}
            hint={t('detection.sheet-lines-hint')}
            value={typed?.lines}
            problem={problems.lines}
            rows={8}
          />
          <FileField
            t={t}
            name="sheet"
            label={t('detection.sheet-file')}
            accept=".csv,.txt,text/csv,text/plain"
          />
          <SubmitRow>
            <Button>{t('detection.sheet-import')}</Button>
          </SubmitRow>
        </form>
      </Details>
    </>
  )
}
