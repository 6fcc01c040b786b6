import { clearSecretCookie, readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { leaveMailbox } from '../../intake/actions/leave-mailbox.ts'
import { openMailbox } from '../../intake/actions/open-mailbox.ts'
import { readDraft } from '../../intake/actions/read-draft.ts'
import { addMailboxFile, readMailbox, writeMessage } from '../../intake/actions/use-mailbox.ts'
import type { ErasureCause } from '../../intake/model/words.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { newToken, type Token } from '../../seal/token.ts'
import { filesFull } from '../model/files-full.ts'
import { type Shown, shownProblems } from '../model/problems.ts'
import { pathOf, resumeAt } from '../model/steps.ts'
import type { Values } from '../model/values.ts'
import { ErasedPage } from '../pages/erased-page.tsx'
import { FollowPage } from '../pages/follow-page.tsx'
import { MailboxPage } from '../pages/mailbox-page.tsx'

type Status = (typeof refusalStatus)[keyof typeof refusalStatus]

const isOpen = (c: WebContext): boolean => c.var.context.actor.kind === 'reporter'

interface FollowAgain extends Partial<Shown> {
  readonly values?: Values
  readonly ended?: { readonly unsent: string }
  readonly status: Status
}

const showFollow = async (c: WebContext, again?: FollowAgain): Promise<Response> => {
  const { t, formToken } = c.var
  const { status = 200, ...rest } = again ?? {}
  return c.render(<FollowPage t={t} formToken={formToken} open={isOpen(c)} {...rest} />, {
    title: t('mailbox.follow-title'),
    quiet: true,
    status,
  })
}

const showEnded = (c: WebContext, unsent = ''): Promise<Response> =>
  showFollow(c, { ended: { unsent }, status: 401 })

/** An unfinished story goes on where it stopped. */
const resume = async (c: WebContext, token: Token): Promise<Response> => {
  const { answers, files } = await perform(readDraft, c.var.context, { token })
  setSecretCookie(c, 'draft', token)
  return c.redirect(`${pathOf(resumeAt(answers, files.length))}?found=1`, 303)
}

/** No cookie: there is nothing to come back to. */
const showErased = async (
  c: WebContext,
  { at, cause }: { readonly at: Date; readonly cause: ErasureCause },
): Promise<Response> =>
  c.render(<ErasedPage t={c.var.t} at={at} cause={cause} />, {
    title: c.var.t('mailbox.erased-title'),
    quiet: true,
  })

interface MailboxAgain extends Shown {
  readonly typed: string
  readonly status: Status
}

const dones = ['sent', 'files-sent'] as const

const showMailbox = async (c: WebContext, again?: MailboxAgain): Promise<Response> => {
  if (!isOpen(c)) return showEnded(c, again?.typed)
  const { t, context, formToken } = c.var
  const { status = 200, ...rest } = again ?? {}
  const mailbox = await perform(readMailbox, context, {})
  const done = dones.find((name) => name === c.req.query('done'))
  return c.render(
    <MailboxPage
      t={t}
      now={context.now}
      formToken={formToken}
      once={newToken()}
      {...mailbox}
      done={again ? undefined : done}
      alert={filesFull(t, c.req.query('full'))}
      {...rest}
    />,
    { title: t('mailbox.title'), quiet: true, status },
  )
}

const mailboxAgain = (c: WebContext, form: Form, refusal: Refusal): Promise<Response> =>
  showMailbox(c, {
    ...shownProblems(c.var.t, refusal),
    typed: textOf(form, 'text'),
    status: refusalStatus[refusal.kind],
  })

const addFiles = async (c: WebContext, { files }: Form): Promise<void> => {
  if (files.length === 0) throw new Refusal('invalid', 'invalid', { files: 'required' })
  for (const { name, bytes } of files) await perform(addMailboxFile, c.var.context, { name, bytes })
}

/** Coming back with a code, and the mailbox behind it. */
export const followRoutes = (web: Web): void => {
  web.get('/follow', (c) => showFollow(c))

  web.post('/follow', (c) =>
    submitForm(
      c,
      async (form) => {
        const found = await perform(openMailbox, c.var.context, {
          locator: textOf(form, 'locator'),
          secret: textOf(form, 'secret'),
        })
        if (found.kind === 'draft') return resume(c, found.token)
        if (found.kind === 'erased') return showErased(c, found)
        setSecretCookie(c, 'mailbox', found.token)
        return c.redirect('/follow/mailbox', 303)
      },
      (form, refusal) =>
        showFollow(c, {
          ...shownProblems(c.var.t, refusal),
          values: form.fields,
          status: refusalStatus[refusal.kind],
        }),
    ),
  )

  web.get('/follow/mailbox', (c) => showMailbox(c))

  web.post('/follow/mailbox/message', (c) =>
    submitForm(
      c,
      async (form) => {
        if (!isOpen(c)) return showEnded(c, textOf(form, 'text'))
        await perform(writeMessage, c.var.context, { text: textOf(form, 'text'), once: textOf(form, 'once') })
        return c.redirect('/follow/mailbox?done=sent#messages', 303)
      },
      (form, refusal) => mailboxAgain(c, form, refusal),
    ),
  )

  web.post('/follow/mailbox/files', (c) => {
    // Before the files are read.
    if (!isOpen(c)) return showEnded(c)
    return submitForm(
      c,
      async (form) => {
        await addFiles(c, form)
        return c.redirect('/follow/mailbox?done=files-sent#files', 303)
      },
      (form, refusal) => mailboxAgain(c, form, refusal),
    )
  })

  web.post('/follow/leave', (c) =>
    submitForm(
      c,
      async () => {
        const token = readSecretCookie(c, 'mailbox')
        if (token !== undefined) await perform(leaveMailbox, c.var.context, { token })
        clearSecretCookie(c, 'mailbox')
        return c.redirect('/', 303)
      },
      (form, refusal) => mailboxAgain(c, form, refusal),
    ),
  )
}
