import { Refusal } from '../kit/refusal.ts'
import { sameText } from '../seal/token.ts'
import { type Fields, formTokenField, type WebContext } from './web.ts'

export interface FormFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A submitted form: text fields (a repeated name gives an array) and files that were really chosen. */
export interface Form {
  readonly fields: Fields
  readonly files: readonly FormFile[]
}

/** Our largest form has some sixty parts; a form of thousands is an attack on the loops behind it. */
const formParts = 300

const readForm = async (c: WebContext): Promise<Form> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Refusal('unsupported-media')
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new Refusal('invalid', 'malformed-form')
  })
  const parts = Object.values(body).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0)
  if (parts > formParts) throw new Refusal('too-large')
  // Not written into an object one by one: a field may be called `__proto__`.
  const fields = new Map<string, string | string[]>()
  const files: FormFile[] = []
  for (const [name, value] of Object.entries(body)) {
    const values = Array.isArray(value) ? value : [value]
    const [first, ...more] = values.filter((one): one is string => typeof one === 'string')
    if (first !== undefined) fields.set(name, more.length > 0 ? [first, ...more] : first)
    files.push(...(await chosenFiles(values)))
  }
  return { fields: Object.fromEntries(fields), files }
}

/** A file field nobody touched comes as an empty file. */
const chosenFiles = (values: readonly (string | File)[]): Promise<FormFile[]> =>
  Promise.all(
    values
      .filter((one): one is File => typeof one !== 'string' && one.size > 0)
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )

/** Refuses a form that the page of this browser session did not make (CSRF) or that outlived its session. */
const requireGenuine = (c: WebContext, { fields }: Form): void => {
  const expected = c.var.formToken
  if (expected === '') return
  const given = fields[formTokenField]
  if (typeof given !== 'string' || !sameText(given, expected)) throw new Refusal('forged-form')
}

/**
 * The one way a page takes a form: read, check it is ours, run. When Khiên says no, `again` shows the page once more with
 * what was typed and the problem beside the field. Bugs pass through. When an action wants to know afresh who sits there, the
 * question comes in between and the form goes on by itself; files do not wait, so such forms have none.
 */
export const submitForm = async (
  c: WebContext,
  run: (form: Form) => Promise<Response>,
  again: (form: Form, refusal: Refusal) => Promise<Response>,
): Promise<Response> => {
  const sent = await readForm(c)
  let form = sent
  try {
    requireGenuine(c, sent)
    const fields = (await c.var.stepUp?.take(sent.fields)) ?? sent.fields
    if (fields instanceof Response) return fields
    form = { ...sent, fields }
    return await run(form)
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    if (problem.kind === 'unproven' && c.var.stepUp !== undefined && form.files.length === 0)
      return c.var.stepUp.ask(form.fields)
    return again(form, problem)
  }
}

/** The text of a field, empty when absent or repeated. */
export const textOf = ({ fields }: Form, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
