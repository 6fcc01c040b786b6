import { Details } from './details.tsx'
import { Notice } from './notice.tsx'
import { SafeText } from './safe-text.tsx'

interface Labelled {
  readonly label: string
  readonly text: string
}

export interface PlightProps {
  readonly words: {
    readonly danger: { readonly title: string; readonly text: string } | undefined
    readonly contact: {
      readonly tone: 'ok' | 'warn' | 'danger'
      readonly title: string
      readonly text: string
    }
    readonly detail: Labelled | undefined
    readonly consent: Labelled
    readonly nature: Labelled
    readonly story: Labelled
  }
  /** Leaves the reporter's own words out, where they stand elsewhere or are not needed to act. */
  readonly wordless?: boolean | undefined
}

/** The danger, how to reach a reporter safely, whom they let us tell; their own words one press away. */
export const Plight = ({ words, wordless = false }: PlightProps) => (
  <>
    {words.danger && (
      <Notice tone="danger" title={words.danger.title}>
        <p>{words.danger.text}</p>
      </Notice>
    )}
    <Notice tone={words.contact.tone} title={words.contact.title}>
      <p>{words.contact.text}</p>
      {words.detail && (
        <div class="contact-left">
          {words.detail.label}: <SafeText text={words.detail.text} />
        </div>
      )}
      <p>
        <strong>{words.consent.label}:</strong> {words.consent.text}
      </p>
      <p>
        <strong>{words.nature.label}:</strong> {words.nature.text}
      </p>
    </Notice>
    {!wordless && (
      <Details summary={words.story.label}>
        <div class="story">
          <SafeText text={words.story.text} />
        </div>
      </Details>
    )}
  </>
)
