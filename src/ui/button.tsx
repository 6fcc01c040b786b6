import type { Child } from 'hono/jsx'

export const buttonKinds = ['act', 'quiet', 'danger', 'plain'] as const
export type ButtonKind = (typeof buttonKinds)[number]

export const buttonClass = (kind: ButtonKind, small: boolean): string =>
  ['button', kind === 'act' ? '' : kind, small ? 'small' : ''].filter(Boolean).join(' ')

export interface ButtonProps {
  readonly kind?: ButtonKind | undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Posts the form elsewhere. */
  readonly action?: string | undefined
  /** The id of the form, when the button stands outside it. */
  readonly form?: string | undefined
  /** Lets an incomplete form through (save, back). */
  readonly skipsChecks?: boolean | undefined
  readonly small?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** One key that presses it in the console. */
  readonly shortcut?: string | undefined
  readonly children?: Child
}

export const Button = ({
  kind = 'act',
  type = 'submit',
  name,
  value,
  action,
  form,
  skipsChecks,
  small = false,
  disabled,
  shortcut,
  children,
}: ButtonProps) => (
  <button
    class={buttonClass(kind, small)}
    type={type}
    name={name}
    value={value}
    form={form}
    formaction={action}
    formnovalidate={skipsChecks}
    disabled={disabled}
    data-key={shortcut}
    aria-keyshortcuts={shortcut?.toUpperCase()}
  >
    {children}
  </button>
)
