import type { Translate } from '../../kit/text.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import type { LetterSubject } from '../model.ts'

export interface LetterSubjectsProps {
  readonly t: Translate
  readonly subjects: readonly LetterSubject[]
}

export const subjectLine = (t: Translate, { kind, label, age, details }: LetterSubject): string =>
  `${t(`cases.subject-${kind}`)}: ${[label, age, details].filter((part) => part !== '').join(', ')}`

/** The people, accounts and pages that the letter names. */
export const LetterSubjects = ({ t, subjects }: LetterSubjectsProps) =>
  subjects.length === 0 ? null : (
    <>
      <h3>{t('referrals.letter-subjects')}</h3>
      <ul>
        {subjects.map((subject) => (
          <li>
            <SafeText text={subjectLine(t, subject)} />
          </li>
        ))}
      </ul>
    </>
  )
