import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { Stretch, Tried } from '../model/life/try-rule.ts'

export interface TrySentenceProps {
  readonly t: Translate
  readonly sentence: string
  readonly tried?: Tried | undefined
}

/** Tries a sentence before anything is kept: what is marked, and why. Part of the form around it. */
export const TrySentence = ({ t, sentence, tried }: TrySentenceProps) => (
  <Card title={t('detection.try')} id="try" tone={tried === undefined ? undefined : 'calm'}>
    <TextArea
      t={t}
      name="sentence"
      label={t('detection.try-label')}
      hint={t('detection.try-hint')}
      value={sentence}
      rows={2}
    />
    {tried && (
      <div role="status">
        <p>
          <strong>{t(tried.fires ? 'detection.try-fires' : 'detection.try-silent')}</strong>
        </p>
        {tried.fires && <Marked t={t} stretches={tried.stretches} />}
      </div>
    )}
    <Button name="do" value="try" kind="quiet">
      {t('detection.try-button')}
    </Button>
  </Card>
)

/** A text with its stretches marked, and beneath it why each was, so that colour is never the only sign. */
export const Marked = ({
  t,
  stretches,
}: {
  readonly t: Translate
  readonly stretches: readonly Stretch[]
}) => (
  <>
    <p class="safe-text">
      {stretches.map(({ text, why }) => (why === undefined ? text : <mark title={why}>{text}</mark>))}
    </p>
    <ul class="hint">
      {stretches
        .filter(({ why }) => why !== undefined)
        .map(({ text, why }) => (
          <li>
            “{text}”: {t('detection.seen-as', { why: why ?? '' })}
          </li>
        ))}
    </ul>
  </>
)
