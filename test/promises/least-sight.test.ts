import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Context } from '../../src/action/action.ts'
import { perform } from '../../src/action/perform.ts'
import { readLedger } from '../../src/audit/actions/read-ledger.ts'
import { exportEvidence } from '../../src/cases/actions/export-evidence.ts'
import { openCase } from '../../src/cases/actions/open-case.ts'
import { openCorrespondence } from '../../src/cases/actions/open-correspondence.ts'
import { verifyEvidence } from '../../src/cases/actions/verify-evidence.ts'
import { viewEvidence } from '../../src/cases/actions/view-evidence.ts'
import { openAttachment } from '../../src/intake/actions/open-attachment.ts'
import { openReport } from '../../src/intake/actions/open-report.ts'
import { searchReports } from '../../src/intake/actions/search-reports.ts'
import { openReferral } from '../../src/referrals/actions/open-referral.ts'
import { signedIn } from '../browser.ts'
import { testHouse } from '../house.ts'
import { actionTable } from './least-sight/actions.ts'
import type { Door } from './least-sight/door.ts'
import { actionsElsewhere, everyAction } from './least-sight/find-actions.ts'
import { hearWhile, tellNews } from './least-sight/live.ts'
import { buildMatter, ghostOf, type Matter, reporterOf, shared } from './least-sight/matter.ts'
import { doorTable, publicDoors } from './least-sight/routes.ts'
import type { Give, Stance } from './least-sight/stance.ts'
import {
  type Answer,
  givePost,
  inPost,
  knock,
  type Outcome,
  outcomeOf,
  posts,
  sessionOf,
} from './least-sight/stranger.ts'
import { difference, rowsNaming, tracesIn, withoutNames } from './least-sight/traces.ts'

// The duty team owns a matter; the staffed commune, with a matter of its own, tries everything on it.
const house = testHouse()
const login = 'commune'
const Ledger = z.object({
  entries: z.array(z.looseObject({ agency_id: z.string().nullable(), action: z.string() })),
})

const agencyOf = (name: string): string => house().founded.members[name]?.agencyId ?? ''

let theirs: Matter
let mine: Matter
let ghost: Matter
let session: string
let dutySession: string
let reporter: Context
/** The stranger’s own pages before the other agency’s matter existed, by `post path`. */
const before = new Map<string, string>()
let rowsBefore: readonly string[]

const ownDoors = (): readonly (Door & { readonly kind: 'own' })[] =>
  Object.values(doorTable).flatMap((door) => (door.kind === 'own' ? [door] : []))

/** Random hidden fields apart, a page is text that can be compared. */
const pageText = ({ status, body }: Answer): string =>
  `${status} ${body.replace(/name="once" value="[^"]*"/g, '')}`

const look = async (path: string): Promise<Answer> => knock(house(), `GET ${path}`, {}, session)

beforeAll(async () => {
  // The clock stands still, so that two looks at a page differ only by what happened between them.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  mine = await buildMatter(house(), {
    receiver: login,
    officer: login,
    administrator: login,
    leader: login,
    mark: 'zqxcommune',
    commune: 'x01',
  })
  session = await sessionOf(house(), login)
  dutySession = await sessionOf(house(), 'receiver')
  for (const post of posts.keys()) {
    await givePost(house(), login, post)
    for (const path of ownDoors().flatMap(({ same }) => same))
      before.set(`${post} ${path}`, pageText(await look(path)))
  }
  theirs = await buildMatter(house(), {
    receiver: 'receiver',
    officer: 'officer',
    administrator: 'administrator',
    leader: 'leader',
    mark: 'zqxduty',
  })
  await moveToCommune(theirs)
  ghost = ghostOf(theirs)
  reporter = await reporterOf(house(), mine)
  rowsBefore = await rowsNaming(house().database.db, [agencyOf('receiver'), ...Object.values(theirs)])
}, 120_000)

afterAll(() => {
  vi.useRealTimers()
})

/** As if it happened in the stranger’s commune: where something happened gives nobody sight of it. */
const moveToCommune = async ({ reportId, otherReportId, waitingId, caseId }: Matter): Promise<void> => {
  const { db } = house().database
  const ids = [reportId, otherReportId, waitingId]
  await db.updateTable('intake.report').set({ area_code: 'x01' }).where('id', 'in', ids).execute()
  await db.updateTable('cases.case').set({ area_code: 'x01' }).where('id', '=', caseId).execute()
}

const actions = await everyAction()

describe('the tables of this walk', () => {
  test('name every action there is, and no other', () => {
    expect(Object.keys(actionTable).sort()).toEqual([...actions.keys()].sort())
  })

  test('would find an action wherever it is made', () => {
    expect(actionsElsewhere()).toEqual([])
  })

  test('name every door of the console, and no other', () => {
    expect(Object.keys(doorTable).sort()).toEqual(
      doors()
        .filter((door) => isConsole(door))
        .sort(),
    )
  })

  test('know every door outside the console', () => {
    const unknown = doors().filter((door) => !isConsole(door) && !publicDoors.some((one) => one.test(door)))
    expect(unknown).toEqual([])
  })

  test('name only things that exist', () => {
    expect([theirs, mine].flatMap((one) => Object.entries(one)).filter(([, name]) => name === '')).toEqual([])
  })
})

const isConsole = (door: string): boolean => /^[A-Z]+ \/console(\/|$)/.test(door)

const doors = (): string[] => [
  ...new Set(
    house()
      .web.routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

/** What is wrong with somebody’s try, one line each, with their name before it. */
const walk = async <Person>(
  people: Iterable<readonly [string, Person]>,
  tryAs: (person: Person, who: string) => Promise<readonly string[]>,
): Promise<string[]> => {
  const wrong: string[] = []
  for (const [who, person] of people)
    for (const problem of await tryAs(person, who)) wrong.push(`${who}: ${problem}`)
  return wrong
}

const shows = (answer: unknown, asked = ''): string[] =>
  tracesIn(answer, theirs)
    .filter((trace) => !asked.includes(trace))
    .map((trace) => `shows ${trace}`)

describe('pages of one’s own', () => {
  const paths = Object.entries(doorTable).flatMap(([name, door]) =>
    door.kind === 'own' ? [...door.same, ...door.clean].map((path) => [name, path] as const) : [],
  )

  test.each(paths)('%s is the same as before the other agency had its matter: %s', async (_, path) => {
    const wrong = await walk(posts, async (_roles, post) => {
      await givePost(house(), login, post)
      const answer = await look(path)
      const now = pageText(answer)
      const earlier = before.get(`${post} ${path}`)
      return [
        ...([200, 303, 403].includes(answer.status) ? [] : [`answered ${answer.status}`]),
        ...(earlier === undefined || earlier === now
          ? []
          : [`the page changed: ${difference(earlier, now)}`]),
        ...shows(answer.body, path),
      ]
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['a report that shares account and link', () => `/console/reports/${mine.reportId}?reason=triage`],
    ['a report not decided', () => `/console/reports/${mine.waitingId}?reason=triage`],
    ['a case', () => `/console/cases/${mine.caseId}?reason=case-work`],
    ['the form of a referral', () => `/console/cases/${mine.caseId}/refer`],
    ['a referral', () => `/console/referrals/${mine.referralId}`],
    ['the form of a case', () => `/console/cases/new?report=${mine.waitingId}`],
  ])('%s shows nothing of another agency’s', async (_, path) => {
    await givePost(house(), login, 'every role')
    const answer = await look(path())
    expect(answer.status).toBe(200)
    expect(tracesIn(answer.body, theirs)).toEqual([])
  })
})

const words = (outcome: Outcome): string =>
  'refused' in outcome
    ? `${outcome.refused.kind} ${outcome.refused.reason} ${JSON.stringify(outcome.refused.fields)}`
    : 'went through'

/** Stopped by the post alone, before anything was looked up. */
const stoppedByPost = (outcome: Outcome): boolean =>
  /^(forbidden forbidden|unauthenticated)/.test(words(outcome))
const isStrange = (outcome: Outcome): boolean => /^(not-found|forbidden|unauthenticated)/.test(words(outcome))
const unless = (fine: boolean, problem: string): string[] => (fine ? [] : [problem])

const isOf = <Kind extends Stance['kind']>(
  stance: Stance,
  kind: Kind,
): stance is Extract<Stance, { kind: Kind }> => stance.kind === kind

describe('actions, by every role of another agency', () => {
  const of = <Kind extends Stance['kind']>(kind: Kind) =>
    Object.entries(actionTable).flatMap(([name, stance]) => (isOf(stance, kind) ? [{ name, stance }] : []))
  const run = async (name: string, context: Context, give: Give, whose = theirs): Promise<Outcome> => {
    const act = actions.get(name)
    if (act === undefined) throw new Error(`no action ${name}`)
    return outcomeOf(perform(act, context, give(whose, mine)))
  }

  /** Whether the answer tells another agency’s thing from one that does not exist. */
  const differs = async (name: string, context: Context, give: Give, outcome: Outcome): Promise<string[]> => {
    const nothing = words(await run(name, context, give, ghost))
    return unless(words(outcome) === nothing, `${words(outcome)}, but ${nothing} for what does not exist`)
  }

  const strangers = (): (readonly [string, Context])[] =>
    [...posts.keys()].map((post) => [post, inPost(house(), login, post)] as const)
  const outsiders = (): (readonly [string, Context])[] => [
    ['anonymous', house().anonymous()],
    ['reporter of another report', reporter],
    ['partner system', house().context({ kind: 'client', clientId: 'x', scopes: [] })],
  ]

  test.each(of('refused'))('$name refuses', async ({ name, stance }) => {
    const everybody = await walk([...strangers(), ...outsiders()], async (context, who) => {
      const outcome = await run(name, context, stance.input)
      return [
        ...unless(isStrange(outcome), words(outcome)),
        // Otherwise the walk would not show that the action itself looks.
        ...unless(who !== 'every role' || !stoppedByPost(outcome), 'never got past the posts'),
      ]
    })
    const context = inPost(house(), login, 'every role')
    const mixed = await walk(Object.entries({ ...stance.mixed, theirs: stance.input }), async (give) => {
      const outcome = await run(name, context, give)
      return [
        ...unless('refused' in outcome, 'went through'),
        ...(await differs(name, context, give, outcome)),
      ]
    })
    expect([...everybody, ...mixed]).toEqual([])
  })

  test.each(of('own'))('$name shows only what is one’s own', async ({ name, stance }) => {
    const wrong = await walk(Object.entries(stance.inputs), async (give) => [
      ...(await walk(strangers(), async (context) => {
        const outcome = await run(name, context, give)
        return [
          ...('refused' in outcome
            ? unless(isStrange(outcome), words(outcome))
            : found(name, outcome.output)),
          ...(await differs(name, context, give, outcome)),
        ]
      })),
      ...(await walk(outsiders(), async (context) =>
        unless(stoppedByPost(await run(name, context, give)), 'not stopped'),
      )),
    ])
    expect(wrong).toEqual([])
  })

  test.each(of('reporter'))('$name is for people without a post', async ({ name, stance }) => {
    const inside = await walk(strangers(), async (context) =>
      unless(stoppedByPost(await run(name, context, () => ({}))), 'not stopped'),
    )
    const outside = await walk(Object.entries(stance.inputs), (give) =>
      walk(outsiders(), async (context) => {
        const outcome = await run(name, context, give)
        return [...(await differs(name, context, give, outcome)), ...shows(outcome)]
      }),
    )
    expect([...inside, ...outside]).toEqual([])
  })

  test.each(of('closed'))('$name is for no person', async ({ name }) => {
    const wrong = await walk([...strangers(), ...outsiders()], async (context) =>
      unless(stoppedByPost(await run(name, context, () => ({}))), 'not stopped'),
    )
    expect(wrong).toEqual([])
  })

  /** Looking up another agency’s id leaves the look-up itself in one’s own ledger; nothing else may show. */
  const found = (name: string, output: unknown): string[] => {
    if (name !== 'audit/readLedger') return shows(output)
    const { entries } = Ledger.parse(output)
    return [
      ...unless(
        entries.every((one) => one.agency_id === agencyOf(login)),
        'an entry of another agency',
      ),
      ...shows(entries.filter((one) => one.action !== readLedger.name)),
    ]
  }
})

describe('doors of the console', () => {
  const all = Object.entries(doorTable).flatMap(([name, door]) =>
    Object.entries(door.asked).map(([asked, ask]) => ({ name, asked, ask, kind: door.kind })),
  )

  /** The page with names replaced, hidden random fields and numbers of the ledger apart. */
  const seen = ({ status, location, body }: Answer, whose: Matter): string =>
    withoutNames(`${status} ${location} ${body}`, whose)
      .replace(/(name="once" value="|<th scope="row">)[\w-]*/g, '$1')
      .replace(/before=\d+/g, '')

  const statuses = { refused: [403, 404], own: [200, 303, 403] } as const

  test.each(all)('$name, $asked: as if it did not exist', async ({ name, ask, kind }) => {
    const isOwnLookUp = kind === 'own' && name.startsWith('GET ')
    // Signing out ends a session, a new password every session: such a door is knocked at with one of its own.
    const ends = /sign-out$|^POST \/console\/password$/.test(name)
    const held = async () => (ends ? sessionOf(house(), login) : session)
    const wrong = await walk(posts, async (_, post) => {
      await givePost(house(), login, post)
      const asking = ask(theirs, mine)
      const answer = await knock(house(), name, asking, await held())
      const problems = [
        ...unless(
          statuses[kind].some((status) => status === answer.status),
          `answered ${answer.status} ${answer.location}`,
        ),
        ...unless(
          kind === 'own' || post !== 'every role' || answer.status === 404,
          'never got past the posts',
        ),
        ...shows(answer.body, isOwnLookUp ? JSON.stringify(asking.query) : ''),
      ]
      if (!isOwnLookUp && (kind === 'own' || post !== 'every role')) return problems
      const nothing = await knock(house(), name, ask(ghost, mine), await held())
      const apart = difference(seen(answer, theirs), seen(nothing, ghost))
      return [...problems, ...unless(apart === '', `told apart from what does not exist: ${apart}`)]
    })
    if (ends) session = await sessionOf(house(), login)
    expect(wrong).toEqual([])
  })

  test.each(Object.keys(doorTable))('%s stays shut without a session', async (name) => {
    const [ask] = Object.values(doorTable[name]?.asked ?? {})
    const answer = await knock(house(), name, ask?.(theirs, mine) ?? {}, undefined)
    const [where = ''] = answer.location.split('?')
    expect([answer.status, where]).toEqual(name.startsWith('GET ') ? [303, '/sign-in'] : [401, ''])
  })
})

describe('live news', () => {
  test('of an agency never reaches a stranger, whatever their post', async () => {
    const heard: string[] = []
    for (const post of posts.keys()) {
      await givePost(house(), login, post)
      const news = await hearWhile(house(), session, 'P3', async () => {
        await tellNews(house(), agencyOf('receiver'), 'P0')
        await tellNews(house(), agencyOf(login), 'P3')
      })
      if (news.includes('P0')) heard.push(post)
      if (['officer', 'leader', 'every role'].includes(post)) expect(news, post).toContain('P3')
    }
    expect(heard).toEqual([])
  })

  test('does reach its own people', async () => {
    const news = await hearWhile(house(), dutySession, 'P0', async () => {
      await tellNews(house(), agencyOf(login), 'P3')
      await tellNews(house(), agencyOf('receiver'), 'P0')
    })
    expect(news).toContain('P0')
    expect(news).not.toContain('P3')
  })
})

describe('after the walk', () => {
  test('not a byte of the other agency has changed', async () => {
    const rows = await rowsNaming(house().database.db, [agencyOf('receiver'), ...Object.values(theirs)])
    expect(rowsBefore.length).toBeGreaterThan(40)
    expect(rows.filter((row) => !rowsBefore.includes(row))).toEqual([])
    expect(rowsBefore.filter((row) => !rows.includes(row))).toEqual([])
  })
})

describe('the police, after the referral', () => {
  const police = (): Context => house().as('police')
  const notFound = { kind: 'not-found' }

  test('open the report and the evidence that came along', async () => {
    const { reportId, linkId, attachmentId, referralId, mark } = theirs
    const opened = await perform(openReport, police(), { reportId, reason: 'case-work' })
    expect(opened.content.narrative).toContain(`${mark}narrative`)
    const letter = await perform(openReferral, police(), { referralId, reason: 'referral-work' })
    expect(letter.items.map(({ id, open }) => [id, open]).sort()).toEqual(
      [
        [linkId, true],
        [reportId, true],
      ].sort(),
    )
    expect(
      (await perform(viewEvidence, police(), { evidenceId: linkId, reason: 'case-work' })).facts,
    ).toMatchObject({ url: `https://${mark}link.example/x` })
    const file = await perform(openAttachment, police(), { attachmentId, reason: 'case-work' })
    expect(file.facts.name).toBe(`${mark}file.png`)
  })

  test('and nothing else of the case', async () => {
    const { caseId, otherReportId, waitingId, fileId, reportFileId } = theirs
    const reason = 'case-work'
    await expect(perform(openCase, police(), { caseId, reason })).rejects.toMatchObject(notFound)
    for (const reportId of [otherReportId, waitingId]) {
      await expect(perform(openReport, police(), { reportId, reason })).rejects.toMatchObject(notFound)
      await expect(perform(openCorrespondence, police(), { reportId, reason })).rejects.toMatchObject(
        notFound,
      )
    }
    for (const evidenceId of [fileId, reportFileId]) {
      for (const act of [viewEvidence, exportEvidence])
        await expect(perform(act, police(), { evidenceId, reason })).rejects.toMatchObject(notFound)
      await expect(perform(verifyEvidence, police(), { evidenceId })).rejects.toMatchObject(notFound)
    }
    const found = await perform(searchReports, police(), { query: shared.word })
    expect(tracesIn(found, { ...theirs })).toEqual([])
  })

  test('and read nothing else on their pages', async () => {
    const { otherReportId, otherLocator, waitingId, fileId, reportFileId, subjectId, taskId, mark } = theirs
    const browser = await signedIn(house(), 'police')
    const hidden = [otherReportId, otherLocator, waitingId, fileId, reportFileId, subjectId, taskId]
    const unsaid = ['note', 'subject', 'task', 'title', 'summary', 'evidence', 'copy', 'other', 'waiting']
    for (const path of [
      '/console',
      '/console/referrals',
      `/console/referrals/${theirs.referralId}`,
      `/console/referrals/${theirs.referralId}/print`,
      `/console/reports/${theirs.reportId}?reason=case-work`,
      `/console/search?q=${shared.word}`,
    ]) {
      const { status, html } = await browser.get(path)
      expect([path, status]).toEqual([path, 200])
      const shown = [...hidden, ...unsaid.map((word) => `${mark}${word}`)].filter((one) => html.includes(one))
      expect([path, shown]).toEqual([path, []])
    }
  })
})
