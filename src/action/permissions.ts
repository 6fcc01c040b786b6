/** Everything anybody may do. One list for console, portal, API, worker and CLI. */
export const permissions = [
  'report.submit', // hand in a report or keep a draft of one
  'mailbox.open', // come back with a code
  'mailbox.use', // read, answer and add to one's own report
  'report.queue', // see the queue and lists of one's agency (nothing sealed)
  'report.enter', // write down a call or a visit (Mẫu 01)
  'report.read', // open a sealed report
  'report.triage', // decide on a report
  'report.message', // write to the reporter
  'case.list',
  'case.read',
  'case.work',
  'case.assign',
  'case.close',
  'referral.list',
  'referral.read',
  'referral.send',
  'referral.answer', // acknowledge, accept, return, report the result
  'text.assess', // ask the engine about a text; nothing is kept
  'rules.read', // see the rules of detection, their tests and counts
  'rules.write', // write, test and try out rules
  'rules.promote', // let a rule speak, or silence one
  'corrections.export', // take decided reports, sealed, to teach the machine: for whoever may read them and write rules
  'retention.read', // how long what is kept, and what falls due
  'retention.propose',
  'retention.approve',
  'retention.hold', // keep a report or case from being erased
  'rights.list', // requests of people about their data (nothing sealed)
  'rights.enter', // write one down; say that it is here
  'rights.read', // open what they say
  'rights.decide',
  'oversight.read',
  'oversight.urge', // mark an escalation as seen and acted on
  'audit.read',
  'member.list',
  'member.manage',
  'shift.set', // say who is on duty
  'key.grant', // give a colleague access to the agency's key again
  'client.submit', // a partner system hands in a report
  'session.start',
  'session.own', // one's own password and sign-out
  'system.sweep', // scheduled work
  'system.operate', // the operator at the machine: founding agencies, first accounts, recovery
] as const

export type Permission = (typeof permissions)[number]

/**
 * By these sealed content is opened or written: whoever holds one needs the agency's key. The test of `guarded` holds this list
 * against what the actions do.
 */
const opening: readonly Permission[] = [
  'report.enter',
  'report.read',
  'report.triage',
  'report.message',
  'case.read',
  'case.work',
  'case.assign',
  'case.close',
  'referral.read',
  'referral.send',
  'referral.answer',
  'corrections.export',
  'oversight.urge',
  'key.grant',
  'retention.hold',
  'rights.enter',
  'rights.read',
  'rights.decide',
]

/** By these a stranger would get at everything else: a password and a second proof open them, not a password alone. */
export const guarded: readonly Permission[] = [...opening, 'member.manage', 'retention.approve']

/** Posts a member can hold; a member may hold several. */
export const roles = [
  'receiver',
  'officer',
  'approver',
  'leader',
  'auditor',
  'administrator',
  'editor',
] as const
export type Role = (typeof roles)[number]

const everyMember: readonly Permission[] = ['session.own']

const byRole: Readonly<Record<Role, readonly Permission[]>> = {
  receiver: [
    'report.queue',
    'report.enter',
    'report.read',
    'report.triage',
    'report.message',
    'case.list',
    'referral.list',
    'rules.read',
    'rights.list',
    'rights.enter',
  ],
  officer: [
    'report.queue',
    'report.enter',
    'report.read',
    'report.triage',
    'report.message',
    'case.list',
    'case.read',
    'case.work',
    'referral.list',
    'referral.read',
    'referral.send',
    'referral.answer',
    'rules.read',
    'rules.write',
    'corrections.export',
    'rights.list',
    'rights.enter',
    'rights.read',
  ],
  approver: [
    'report.queue',
    'case.list',
    'case.read',
    'case.assign',
    'case.close',
    'referral.list',
    'referral.read',
    'rules.read',
    'rules.promote',
    'retention.read',
    'retention.hold',
    'rights.list',
    'rights.enter',
    'rights.read',
    'rights.decide',
  ],
  leader: [
    'report.queue',
    'case.list',
    'case.read',
    'case.assign',
    'case.close',
    'referral.list',
    'referral.read',
    'rules.read',
    'rules.promote',
    'oversight.read',
    'oversight.urge',
    'member.list',
    'shift.set',
    'key.grant',
    'retention.read',
    'retention.approve',
    'retention.hold',
    'rights.list',
    'rights.enter',
    'rights.read',
    'rights.decide',
  ],
  // Sees who opened what and why, never what was in it.
  auditor: ['audit.read', 'oversight.read', 'retention.read'],
  // Runs accounts; opens nothing.
  administrator: [
    'member.list',
    'member.manage',
    'shift.set',
    'audit.read',
    'retention.read',
    'retention.propose',
    'rights.list',
  ],
  editor: ['rules.read', 'rules.write'],
}

/** The posts that hold a permission. */
export const memberRoles = (permission: Permission): readonly Role[] =>
  roles.filter((role) => byRole[role].includes(permission))

/** Whether these posts open sealed content. */
export const opensSealed = (posts: readonly Role[]): boolean => holdsAny(posts, opening)

/** Whether these posts sign in with a second factor, where the house asks for it. */
export const needsSecondFactor = (posts: readonly Role[]): boolean => holdsAny(posts, guarded)

const holdsAny = (posts: readonly Role[], wanted: readonly Permission[]): boolean =>
  posts.some((post) => byRole[post].some((held) => wanted.includes(held)))

const anonymous: readonly Permission[] = ['report.submit', 'mailbox.open', 'session.start']
const reporter: readonly Permission[] = [...anonymous, 'mailbox.use']

export type ClientScope = 'reports:write'
const byScope: Readonly<Record<ClientScope, readonly Permission[]>> = {
  'reports:write': ['client.submit', 'text.assess'],
}

export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'reporter'; readonly reportId: string }
  | {
      readonly kind: 'member'
      readonly memberId: string
      readonly agencyId: string
      readonly login: string
      readonly name: string
      readonly roles: readonly Role[]
    }
  | { readonly kind: 'client'; readonly clientId: string; readonly scopes: readonly ClientScope[] }
  | { readonly kind: 'system'; readonly job: string }

export type Member = Extract<Actor, { kind: 'member' }>

const granted = (actor: Actor): readonly Permission[] => {
  switch (actor.kind) {
    case 'anonymous':
      return anonymous
    case 'reporter':
      return reporter
    case 'member':
      return [...everyMember, ...actor.roles.flatMap((role) => byRole[role])]
    case 'client':
      return actor.scopes.flatMap((scope) => byScope[scope])
    case 'system':
      return ['system.sweep', 'system.operate']
  }
}

export const permits = (actor: Actor, permission: Permission): boolean => granted(actor).includes(permission)

/** How long a proof of who sits there is good for what asks for a fresh one. */
export const proofLength = 10 * 60 * 1000

/** Only members sit somewhere; what the house and its operator do is proven otherwise. */
export const isFresh = (actor: Actor, provenAt: Date | undefined, now: Date): boolean =>
  actor.kind !== 'member' || (provenAt !== undefined && now.getTime() - provenAt.getTime() <= proofLength)
