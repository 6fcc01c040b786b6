import { formatMoment, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { BlurredImage } from '../../ui/blurred-image.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { acceptedTypes } from '../model/files.ts'
import { lockReasons, openingReasons } from '../model/words.ts'
import { KnownPictureWords } from './known-picture.tsx'
import type { Around, Opened, ReportProps } from './opened.ts'
import { hiddenIn } from './report-forms.ts'

type OpenedFile = Opened['files'][number]

export const ReportFiles = ({ opened, around }: ReportProps) =>
  opened.files.length === 0 ? null : (
    <Card title={around.t('intake.files')} id="files">
      <p class="hint">{around.t('intake.files-note')}</p>
      <div class="grid">
        {opened.files.map((file, at) => (
          <OneFile
            file={file}
            number={at + 1}
            receivedAt={opened.report.received_at}
            around={around}
            mayLock={opened.inCharge}
          />
        ))}
      </div>
    </Card>
  )

interface OneFileProps {
  readonly file: OpenedFile
  readonly number: number
  readonly receivedAt: Date
  readonly around: Around
  readonly mayLock: boolean
}

const describe = (t: Translate, { facts }: OpenedFile, number: number): string =>
  `${t('intake.file-name', { n: number })}: ${t(`intake.file-${acceptedTypes[facts.type]}`)}, ${t(
    'intake.file-size',
    {
      size: formatNumber(Math.ceil(facts.size / 1024), t.locale),
    },
  )}`

const OneFile = ({ file, number, receivedAt, around, mayLock }: OneFileProps) => {
  const { t } = around
  const what = describe(t, file, number)
  if (file.state === 'locked')
    return (
      <div class="file locked">
        <strong>{what}</strong>
        <p>{t('intake.file-locked')}</p>
        <KnownPictureWords t={t} comparison={file.facts.comparison} />
      </div>
    )
  const image = acceptedTypes[file.facts.type] === 'image'
  return (
    <div class="file">
      {image ? (
        <BlurredImage t={t} src={`/console/files/${file.id}/preview`} alt={what} width={320} height={220} />
      ) : (
        <strong>{what}</strong>
      )}
      <p class="hint">
        <bdi>{file.facts.name}</bdi> ·{' '}
        {file.created_at <= receivedAt
          ? t('intake.file-with-report')
          : t('intake.file-added', { at: formatMoment(file.created_at) })}
      </p>
      <KnownPictureWords t={t} comparison={file.facts.comparison} />
      <SeeForm
        file={file}
        around={around}
        label={t(image ? 'intake.file-see' : 'intake.file-download')}
        what={what}
      />
      {image && <ReadForm file={file} around={around} />}
      {mayLock && <LockForm file={file} around={around} what={what} />}
    </div>
  )
}

interface FileFormProps {
  readonly file: OpenedFile
  readonly around: Around
  readonly what: string
}

/** Opens in a tab of its own, so that the curtain of this page stays drawn. */
const SeeForm = ({
  file,
  around: { t, reason },
  label,
  what,
}: FileFormProps & { readonly label: string }) => (
  <form class="see" method="get" action={`/console/files/${file.id}`} target="_blank" rel="noopener">
    <select class="input" name="reason" aria-label={`${t('intake.file-reason')}: ${what}`}>
      {openingReasons.map((value) => (
        <option value={value} selected={value === reason}>
          {t(`intake.why-${value}`)}
        </option>
      ))}
    </select>
    <Button kind="quiet" small>
      {label}
    </Button>
  </form>
)

/** The words without the picture: less to look at, and the engine marks them. */
const ReadForm = ({ file, around }: Omit<FileFormProps, 'what'>) => (
  <form method="post" action={`/console/files/${file.id}/words`}>
    <HiddenFields values={hiddenIn(around)} />
    <Button kind="quiet" small>
      {around.t('detection.screen-read')}
    </Button>
  </form>
)

const LockForm = ({ file, around, what }: FileFormProps) => {
  const { t } = around
  return (
    <details class="details">
      <summary aria-label={`${t('detection.lock')}: ${what}`}>{t('detection.lock')}</summary>
      <div>
        <p>{t('intake.file-lock-why')}</p>
        <form method="post" action={`/console/files/${file.id}/lock`}>
          <HiddenFields values={hiddenIn(around)} />
          <select class="input" name="reason" aria-label={`${t('detection.lock-reason')}: ${what}`}>
            {lockReasons.map((value) => (
              <option value={value}>{t(`detection.lock-${value}`)}</option>
            ))}
          </select>
          <Button kind="danger" small>
            {t('intake.file-lock-yes')}
          </Button>
        </form>
      </div>
    </details>
  )
}
