import { saveSession } from '../../../src/accounts/store/sessions.ts'
import type { Context } from '../../../src/action/action.ts'
import { type Role, roles } from '../../../src/action/permissions.ts'
import { Refusal } from '../../../src/kit/refusal.ts'
import { box } from '../../../src/seal/box.ts'
import { formToken, newToken, tokenKey } from '../../../src/seal/token.ts'
import type { TestHouse } from '../../house.ts'
import type { Asking } from './door.ts'

/** Every post of the other agency, one at a time and all at once. */
export const posts: ReadonlyMap<string, readonly Role[]> = new Map<string, readonly Role[]>([
  ...roles.map((role): [string, Role[]] => [role, [role]]),
  ['every role', [...roles]],
])

/** A member holding one post, without a session. */
export const inPost = (house: TestHouse, login: string, post: string): Context => {
  const context = house.as(login)
  if (context.actor.kind !== 'member') throw new Error(`${login} is a member`)
  return { ...context, actor: { ...context.actor, roles: posts.get(post) ?? [] } }
}

/** Gives the member one post, as every later request finds it in the database. */
export const givePost = async (house: TestHouse, login: string, post: string): Promise<void> => {
  await house.database.db
    .updateTable('accounts.member')
    .set({ roles: [...(posts.get(post) ?? [])] })
    .where('login', '=', login)
    .execute()
}

/** A session as signing in leaves it, without the cost of the password. */
export const sessionOf = async (house: TestHouse, login: string): Promise<string> => {
  const member = house.founded.members[login]
  if (member === undefined) throw new Error(`no test member ${login}`)
  const token = newToken()
  const sealed = box(tokenKey(token, 'session'), 'session', member.identity)
  await saveSession(house.database.db, token, member.memberId, sealed, new Date())
  return token
}

export interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
}

/** What an action did: refused with these words, or an output. */
export type Outcome = { readonly refused: Refusal } | { readonly output: unknown }

export const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    return { output: await work }
  } catch (problem) {
    if (problem instanceof Refusal) return { refused: problem }
    throw problem
  }
}

const bodyOf = ({ fields = {}, file }: Asking, token: string | undefined): FormData | URLSearchParams => {
  const all = { ...fields, ...(token === undefined ? {} : { form_token: formToken(token) }) }
  if (file === undefined) return new URLSearchParams(all)
  const form = new FormData()
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  form.append('files', new File([Uint8Array.from(file.bytes)], file.name))
  return form
}

/** Knocks at a door (`POST /console/cases/:id/take`) with a session, or without one. */
export const knock = async (
  house: TestHouse,
  door: string,
  asking: Asking,
  token: string | undefined,
): Promise<Answer> => {
  const [method = '', pattern = ''] = door.split(' ')
  const path = pattern.replace(/:(\w+)(\{[^/]*\})?/g, (_, name: string) => asking.params?.[name] ?? name)
  const query = asking.query === undefined ? '' : `?${new URLSearchParams(asking.query)}`
  const response = await house.web.request(`${path}${query}`, {
    method,
    headers: token === undefined ? {} : { cookie: `khien_session=${token}` },
    ...(method === 'GET' ? {} : { body: bodyOf(asking, token) }),
  })
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    body: Buffer.from(await response.arrayBuffer()).toString(),
  }
}
