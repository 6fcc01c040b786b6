import { describe, expect, it } from 'vitest'
import { emptyAnswers, reportSteps } from '../../intake/model/draft.ts'
import { happenedCodes } from '../../intake/model/happened.ts'
import { declineReasons, reportStates } from '../../intake/model/words.ts'
import { Refusal } from '../../kit/refusal.ts'
import { locales, textsOf, translate } from '../../kit/text.ts'
import { shownProblems } from './problems.ts'
import { milestones, type ReportProgress, saidKey, stateTones } from './report-progress.ts'
import { pathOf, pathOfStory, progressAt, resumeAt, stepAfter, stepBefore, stepOf } from './steps.ts'
import { speak, voiceOf, voices } from './voice.ts'

const at = new Date('2026-11-24T03:00:00Z')
const report: ReportProgress = {
  state: 'received',
  reporter: 'child',
  received_at: at,
  due_at: new Date(at.getTime() + 30 * 60_000),
  opened_at: null,
  decided_at: null,
  closed_at: null,
}

describe('steps', () => {
  it('walk forth and back through every step', () => {
    for (const [index, step] of reportSteps.entries()) {
      expect(stepAfter(step)).toBe(reportSteps[index + 1] ?? 'review')
      expect(stepBefore(step)).toBe(reportSteps[index - 1] ?? 'safe')
    }
    expect(pathOf('safe')).toBe('/report')
    expect(stepOf('narrative')).toBe('words')
    expect(stepOf('nothing')).toBeUndefined()
  })

  it('ask for a place or an account only where it was', () => {
    const online = { setting: 'online' } as const
    expect(pathOfStory(online)).not.toContain('place')
    expect(stepAfter('account', online)).toBe('commune')
    expect(stepBefore('commune', online)).toBe('account')
    const offline = { setting: 'offline' } as const
    expect(stepAfter('where', offline)).toBe('place')
    expect(stepBefore('place', offline)).toBe('where')
    expect(pathOfStory({ setting: 'both' })).toEqual(reportSteps)
    expect(progressAt('review', offline)).toEqual({ step: 12, of: 12 })
    expect(progressAt('account', offline)).toEqual({ step: 5, of: 12 })
    expect(progressAt('safe')).toEqual({ step: 1, of: 14 })
  })

  it('go on after the last thing told, whatever was skipped', () => {
    expect(resumeAt(emptyAnswers, 0)).toBe('who')
    expect(resumeAt({ ...emptyAnswers, narrative: 'Em sợ' }, 0)).toBe('files')
    expect(resumeAt({ ...emptyAnswers, narrative: 'Em sợ' }, 1)).toBe('tell')
    expect(resumeAt({ ...emptyAnswers, setting: 'offline' }, 0)).toBe('place')
    expect(resumeAt({ ...emptyAnswers, contactWays: ['only-here'] }, 0)).toBe('review')
  })
})

describe('voice', () => {
  it('speaks to a child until an adult says so', () => {
    expect(voiceOf(undefined)).toBe('child')
    expect(voiceOf('child')).toBe('child')
    for (const adult of ['parent', 'teacher', 'journalist', 'neighbour', 'other'] as const)
      expect(voiceOf(adult)).toBe('adult')
  })

  it('leaves no address unfilled, in either language and voice', () => {
    for (const locale of locales)
      for (const voice of voices) {
        const say = speak(translate(locale), voice)
        for (const key of [
          'report.start-title',
          'report.exception',
          'report.happened-hint',
          'mailbox.said-merged',
        ] as const)
          expect(say(key)).not.toMatch(/\{\w+\}/)
      }
  })

  it('uses no place that nobody fills', () => {
    const address = ['you', 'You', 'kid', 'Kid', 'kids']
    const values = ['until', 'due', 'count', 'size', 'name', 'reason', 'locator', 'at', 'incident', 'day']
    for (const locale of locales)
      for (const space of ['report', 'mailbox', 'portal'])
        for (const [key, text] of Object.entries(textsOf(locale)[space] ?? {}))
          for (const [, place] of text.matchAll(/\{(\w+)\}/g))
            expect([key, place]).toEqual([key, [...address, ...values].find((one) => one === place)])
  })

  it('has the same keys in Vietnamese and English', () => {
    for (const space of ['report', 'mailbox', 'portal'])
      expect(Object.keys(textsOf('en')[space] ?? {})).toEqual(Object.keys(textsOf('vi')[space] ?? {}))
  })

  it('tells what happened in a sentence for each choice and voice', () => {
    const texts = textsOf('vi').report ?? {}
    for (const code of happenedCodes) {
      expect(texts[`happened-${code}`]).toBeTruthy()
      expect(texts[`happened-adult-${code}`]).not.toMatch(/\bem\b/)
    }
  })
})

describe('what the reporter is told', () => {
  it('has a word and a sentence for every state, none in the colour of danger', () => {
    const t = translate('vi')
    for (const state of reportStates) {
      const said = speak(t, 'child')(saidKey({ ...report, state }, at), { due: 'x' })
      expect(said.length).toBeGreaterThan(20)
      expect(said).not.toMatch(/mailbox|said-/)
      expect(t(`mailbox.state-${state}`)).not.toContain('state-')
      expect(stateTones[state]).not.toBe('danger')
    }
    expect(declineReasons.length).toBeGreaterThan(0)
  })

  it('admits being late', () => {
    expect(saidKey(report, at)).toBe('mailbox.said-received')
    expect(saidKey(report, new Date('2026-11-25T03:00:00Z'))).toBe('mailbox.said-received-late')
  })

  it('lists what happened so far in order', () => {
    const opened_at = new Date('2026-11-24T03:10:00Z')
    const decided_at = new Date('2026-11-24T03:20:00Z')
    expect(milestones({ ...report, state: 'declined', opened_at, decided_at }).map(({ key }) => key)).toEqual(
      ['mailbox.step-received', 'mailbox.step-opened', 'mailbox.step-declined'],
    )
  })
})

describe('problems', () => {
  const t = translate('vi')

  it('stand beside the field, also for one of many', () => {
    const { problems, alert } = shownProblems(t, new Refusal('invalid', 'invalid', { 'urls.3': 'too-long' }))
    expect(problems).toEqual({ urls: t('errors.too-long') })
    expect(alert).toBeUndefined()
  })

  it('are said for the page where no field is to blame', () => {
    expect(shownProblems(t, new Refusal('forged-form'))).toEqual({
      problems: {},
      alert: t('errors.forged-form'),
    })
  })
})
