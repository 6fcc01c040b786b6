import { z } from 'zod'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import type { Problems } from '../../ui/problems.ts'
import { addLink } from '../actions/add-link.ts'
import { addLinkList } from '../actions/add-link-list.ts'
import { endLink } from '../actions/end-link.ts'
import { importLinks } from '../actions/import-links.ts'
import type { AddLinksProps } from '../pages/add-links.tsx'
import { LinkList, type LinkListProps } from '../pages/link-list.tsx'
import { LinkLists, type LinkListsProps } from '../pages/link-lists.tsx'
import { problemWords } from '../pages/rule-words.ts'
import { findLinkList, linkEntries, listLinkLists } from '../store/link-lists.ts'

const path = '/console/rules/links'

export const linkRoutes = (web: Web): void => {
  web.get(path, (c) => showLists(c))
  web.post(path, (c) =>
    submitForm(
      c,
      async (form) => {
        const typed = typedList(form)
        const { listId } = await perform(addLinkList, c.var.context, typed)
        return c.redirect(`${path}/${listId}`, 303)
      },
      async (form, refusal) =>
        showLists(c, { typed: typedList(form), problems: problemsOf(c, refusal) }, refusal),
    ),
  )
  web.get(`${path}/:list`, (c) => showList(c))
  web.post(`${path}/:list/add`, (c) =>
    change(c, async (listId, form) => {
      const { host, note, expires } = typedLink(form)
      await perform(addLink, c.var.context, { listId, host, note, expires })
      return 'added=1'
    }),
  )
  web.post(`${path}/:list/import`, (c) =>
    change(c, async (listId, form) => {
      const { added } = await perform(importLinks, c.var.context, { listId, lines: sheetOf(form) })
      return `imported=${added}`
    }),
  )
  web.post(`${path}/:list/end`, (c) =>
    change(c, async (listId, form) => {
      await perform(endLink, c.var.context, { listId, host: textOf(form, 'host') })
      return 'ended=1'
    }),
  )
}

const typedList = (form: Form) => ({
  name: textOf(form, 'name'),
  source: textOf(form, 'source'),
  kind: textOf(form, 'kind'),
})
const typedLink = (form: Form) => ({
  host: textOf(form, 'host'),
  note: textOf(form, 'note'),
  expires: textOf(form, 'expires'),
  lines: textOf(form, 'lines'),
})

/** A chosen file goes before what is pasted. */
const sheetOf = (form: Form): string => {
  const [file] = form.files
  return file === undefined ? textOf(form, 'lines') : new TextDecoder().decode(file.bytes)
}

/** Field → sentence; where none is beside a field, nothing could be shown here and the usual page says it. */
const problemsOf = (c: WebContext, refusal: Refusal): Problems => {
  const entries = Object.entries(refusal.fields)
  if (entries.length === 0) throw refusal
  return Object.fromEntries(entries.map(([field, key]) => [field, problemWords(c.var.t, key)]))
}

const change = (c: WebContext, run: (listId: string, form: Form) => Promise<string>): Promise<Response> => {
  const listId = listIdOf(c)
  return submitForm(
    c,
    async (form) => c.redirect(`${path}/${listId}?${await run(listId, form)}`, 303),
    async (form, refusal) =>
      showList(c, { typed: typedLink(form), problems: problemsOf(c, refusal) }, refusal),
  )
}

const listIdOf = (c: WebContext): string => {
  const { data } = z.uuid().safeParse(c.req.param('list'))
  if (data === undefined) throw new Refusal('not-found')
  return data
}

const mayWrite = (c: WebContext): boolean => permits(c.var.member, 'rules.write')
const requireReading = (c: WebContext): void => {
  if (!permits(c.var.member, 'rules.read')) throw new Refusal('forbidden')
}
const statusOf = (refusal: Refusal | undefined) =>
  refusal === undefined ? {} : { status: refusalStatus[refusal.kind] }

const showLists = async (
  c: WebContext,
  part: Pick<LinkListsProps, 'typed' | 'problems'> = {},
  refusal?: Refusal,
): Promise<Response> => {
  requireReading(c)
  const { t, context, formToken } = c.var
  const lists = await listLinkLists(context.db, context.now)
  return c.render(
    <LinkLists
      t={t}
      formToken={formToken}
      lists={lists}
      agencies={
        await agencyNames(
          context.db,
          lists.map(({ agency_id }) => agency_id),
        )
      }
      mayWrite={mayWrite(c)}
      {...part}
    />,
    { title: t('detection.links-title'), ...statusOf(refusal) },
  )
}

const shown = 50

const showList = async (
  c: WebContext,
  back: Pick<AddLinksProps, 'typed' | 'problems'> = {},
  refusal?: Refusal,
): Promise<Response> => {
  requireReading(c)
  const { t, context, formToken } = c.var
  const { db, now } = context
  const list = await findLinkList(db, listIdOf(c))
  const filter = {
    part: (c.req.query('part') ?? '').trim().toLowerCase().slice(0, 100),
    past: c.req.query('past') === '1',
    after: c.req.query('after') ?? '',
  }
  const entries = await linkEntries(db, list.id, filter, shown + 1, now)
  const page = (after: string): string =>
    `${path}/${list.id}?${new URLSearchParams({
      ...(filter.past ? { past: '1' } : {}),
      ...(filter.part === '' ? {} : { part: filter.part }),
      ...(after === '' ? {} : { after }),
    })}`
  return c.render(
    <LinkList
      t={t}
      formToken={formToken}
      list={list}
      agency={(await agencyNames(db, [list.agency_id])).get(list.agency_id) ?? ''}
      entries={entries.slice(0, shown)}
      part={filter.part}
      past={filter.past}
      first={filter.after === '' ? undefined : page('')}
      next={entries.length > shown ? page(entries[shown - 1]?.host ?? '') : undefined}
      mayWrite={mayWrite(c) && list.agency_id === c.var.member.agencyId}
      done={doneOf(c)}
      {...back}
    />,
    { title: list.name, ...statusOf(refusal) },
  )
}

/** What was just done, read from the address: known words and a number only. */
const doneOf = (c: WebContext): LinkListProps['done'] => {
  for (const what of ['added', 'imported', 'ended'] as const) {
    const n = Number(c.req.query(what) ?? Number.NaN)
    if (Number.isInteger(n)) return { what, n }
  }
  return undefined
}
