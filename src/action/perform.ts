import type { z } from 'zod'
import { actingAs } from '../db/acting.ts'
import { type FieldProblems, Refusal } from '../kit/refusal.ts'
import type { Action, Context, Scope } from './action.ts'
import { isFresh, permits } from './permissions.ts'
import { objectAsked, tellRefusal, untold } from './refused.ts'

/** Zod's own issue codes, as keys of errors.json; a schema may name a better key as its message. */
const issueKeys: Readonly<Record<string, string>> = {
  too_small: 'too-short',
  too_big: 'too-long',
  invalid_type: 'required',
  invalid_value: 'invalid-choice',
  invalid_format: 'invalid-format',
  unrecognized_keys: 'unknown-field',
}

const keyShape = /^[a-z][a-z-]+$/

const problemsOf = (error: z.ZodError): FieldProblems => {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = issue.path.length === 0 ? 'form' : issue.path.join('.')
    problems[field] ??= keyShape.test(issue.message)
      ? issue.message
      : (issueKeys[issue.code] ?? 'invalid-value')
  }
  return problems
}

/** Parses or refuses with one problem per field. */
export const parse = <Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> => {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  throw new Refusal('invalid', 'invalid', problemsOf(result.error))
}

/**
 * The one door: permission, input, transaction, work, ledger, commit. Every write and every read of sealed content
 * passes here, from HTTP, API, worker and CLI alike. Throws `Refusal`; anything else thrown is a bug and rolls back.
 */
export const perform = async <Schema extends z.ZodType, Prepared, Output>(
  act: Action<Schema, Prepared, Output>,
  asked: Context,
  raw: z.input<Schema> | unknown,
): Promise<Output> => {
  const { actor } = asked
  // Whatever else the database was asked for before: here it is asked for whoever acts.
  const db = actingAs(asked.db, actor)
  const context = { ...asked, db }
  if (!permits(actor, act.needs)) {
    if (actor.kind === 'anonymous') throw new Refusal('unauthenticated')
    const refusal = new Refusal('forbidden')
    const object = objectAsked(raw) ?? 'permission'
    await tellRefusal(context, refusal, { action: act.name, object, reason: act.needs })
    throw refusal
  }
  const input = parse(act.input, raw)
  requireFresh(act, context)
  try {
    const prepared = await prepare(act, context, input)
    return await db
      .transaction()
      .execute((transaction) => complete(act, { ...context, db: transaction }, input, prepared))
  } catch (problem) {
    await tellIfRefused(act, context, input, problem)
    throw problem
  }
}

/** Whoever has a post and is turned away leaves an entry; so does everybody where the action says what was tried. */
const tellIfRefused = async <Schema extends z.ZodType, Prepared, Output>(
  act: Action<Schema, Prepared, Output>,
  context: Context,
  input: z.output<Schema>,
  problem: unknown,
): Promise<void> => {
  const refusal = untold(problem)
  if (refusal === undefined) return
  const { kind } = context.actor
  const tried =
    (await act.tried?.(context, input)) ??
    (kind === 'member' || kind === 'client' ? { object: objectAsked(input) ?? 'permission' } : undefined)
  if (tried !== undefined) await tellRefusal(context, refusal, { action: act.name, ...tried })
}

/** Another action as part of a running one: same permission, input and ledger rules, same transaction. */
export const performWithin = async <Schema extends z.ZodType, Output>(
  act: Action<Schema, undefined, Output>,
  scope: Scope,
  raw: z.input<Schema>,
): Promise<Output> => {
  if (!permits(scope.actor, act.needs)) throw new Refusal('forbidden')
  requireFresh(act, scope)
  return complete(act, scope, parse(act.input, raw), undefined)
}

/** After the input, so that nobody is asked for a proof only to hear of a slip; before anything is looked up. */
const requireFresh = (act: { readonly fresh?: true }, { actor, provenAt, now }: Context): void => {
  if (act.fresh && !isFresh(actor, provenAt, now)) throw new Refusal('unproven')
}

const complete = async <Schema extends z.ZodType, Prepared, Output>(
  act: Action<Schema, Prepared, Output>,
  scope: Scope,
  input: z.output<Schema>,
  prepared: Prepared,
): Promise<Output> => {
  const output = await act.run(scope, input, prepared)
  if (act.unrecorded) return output
  // Last statement before commit: the chain's head stays locked for the shortest time.
  await scope.services.record(scope.db, {
    actor: scope.actor,
    action: act.name,
    object: act.subject(input, output),
    reason: act.reason?.(input, output) ?? null,
    outcome: 'done',
    at: scope.now,
    agencyId: act.agency?.(input, output),
  })
  return output
}

const prepare = async <Schema extends z.ZodType, Prepared, Output>(
  act: Action<Schema, Prepared, Output>,
  context: Context,
  input: z.output<Schema>,
): Promise<Prepared> => {
  if (act.prepare) return act.prepare(context, input)
  // `Prepared` is `undefined` exactly when an action has no `prepare`.
  const nothing: undefined = undefined
  return nothing as Prepared
}
