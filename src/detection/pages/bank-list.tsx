import { formTokenField } from '../../action/web.ts'
import { formatMoment, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RowProblem } from '../model/images/bank-import.ts'
import type { ListedBank } from '../store/picture-banks.ts'
import { RuleTabs } from './rule-tabs.tsx'

/** What an import did, for whoever made it. */
export interface ImportedBank {
  readonly name: string
  readonly added: number
  readonly otherKinds: number
  readonly unread: readonly { readonly line: number; readonly problem: RowProblem }[]
}

export interface BankListProps {
  readonly t: Translate
  readonly formToken: string
  readonly banks: readonly ListedBank[]
  readonly mayWrite: boolean
  readonly mayPromote: boolean
  /** Whose lists may be changed here. */
  readonly agencyId: string
  readonly imported?: ImportedBank | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
  readonly problems?: Readonly<Record<string, string>> | undefined
}

export const BankList = (props: BankListProps) => {
  const { t, banks, imported, mayWrite, mayPromote } = props
  return (
    <>
      <RuleTabs t={t} current="banks" mayWrite={mayWrite} />
      {imported && <Told t={t} imported={imported} />}
      <p>{t('detection.banks-lead')}</p>
      {banks.length === 0 && <p class="hint">{t('detection.banks-none')}</p>}
      {banks.map((bank) => (
        <OneBank {...props} bank={bank} />
      ))}
      {mayPromote && <ImportForm {...props} />}
    </>
  )
}

const shownProblems = 20

const Told = ({ t, imported }: { readonly t: Translate; readonly imported: ImportedBank }) => (
  <Notice tone={imported.unread.length === 0 ? 'ok' : 'warn'} role="status">
    <p>
      {t('detection.bank-added', { name: imported.name, n: formatNumber(imported.added, t.locale) })}{' '}
      {imported.otherKinds > 0 &&
        t('detection.bank-other-kinds', { n: formatNumber(imported.otherKinds, t.locale) })}
    </p>
    {imported.unread.length > 0 && (
      <>
        <p>{t('detection.bank-unread', { n: formatNumber(imported.unread.length, t.locale) })}</p>
        <ul>
          {imported.unread.slice(0, shownProblems).map(({ line, problem }) => (
            <li>
              {t('detection.bank-unread-line', {
                line: formatNumber(line, t.locale),
                why: t(`detection.bank-row-${problem}`),
              })}
            </li>
          ))}
        </ul>
      </>
    )}
  </Notice>
)

const OneBank = ({
  t,
  formToken,
  mayPromote,
  agencyId,
  bank,
}: BankListProps & { readonly bank: ListedBank }) => (
  <Card title={bank.name}>
    <p>
      <Tag tone={bank.active ? 'ok' : 'warn'}>
        {t(bank.active ? 'detection.bank-on' : 'detection.bank-off')}
      </Tag>{' '}
      {t('detection.bank-counts', {
        n: formatNumber(bank.hashes, t.locale),
        silent: formatNumber(bank.silent, t.locale),
      })}
    </p>
    <p class="hint">
      {t('detection.bank-source')}: <bdi>{bank.source}</bdi> · {formatMoment(bank.added_at)}
      {bank.note !== '' && (
        <>
          {' '}
          · <bdi>{bank.note}</bdi>
        </>
      )}
    </p>
    <p>
      <a href={`/console/rules/banks/${bank.id}`}>{t('detection.bank-pictures')}</a>
    </p>
    {mayPromote && bank.agency_id === agencyId && (
      <form method="post" action={`/console/rules/banks/${bank.id}/switch`}>
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <Button kind="quiet" small name="on" value={bank.active ? 'off' : 'on'}>
          {t(bank.active ? 'detection.bank-turn-off' : 'detection.bank-turn-on')}
        </Button>
      </form>
    )}
  </Card>
)

const ImportForm = ({ t, formToken, typed = {}, problems = {} }: BankListProps) => {
  const problem = (name: string): string | undefined => {
    const key = problems[name]
    return key === undefined ? undefined : t.of(`errors.${key}`)
  }
  return (
    <Card title={t('detection.bank-import')} id="import">
      <form method="post" action="/console/rules/banks" enctype="multipart/form-data" novalidate>
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <TextField
          t={t}
          name="name"
          label={t('detection.bank-name')}
          hint={t('detection.bank-name-hint')}
          value={typed.name}
          problem={problem('name')}
          maxLength={80}
          required
        />
        <TextField
          t={t}
          name="source"
          label={t('detection.bank-source')}
          hint={t('detection.bank-source-hint')}
          value={typed.source}
          problem={problem('source')}
          maxLength={120}
          required
        />
        <TextField
          t={t}
          name="note"
          label={t('detection.bank-note')}
          hint={t('detection.bank-note-hint')}
          value={typed.note}
          problem={problem('note')}
          maxLength={500}
        />
        <FileField
          t={t}
          name="file"
          label={t('detection.bank-file')}
          hint={t('detection.bank-file-hint')}
          problem={problem('file')}
          accept=".csv,.json,text/csv,application/json"
          required
        />
        <SubmitRow>
          <Button>{t('detection.bank-import')}</Button>
        </SubmitRow>
      </form>
    </Card>
  )
}
