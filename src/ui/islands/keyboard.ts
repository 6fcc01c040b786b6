// One key walks, one opens, one decides. Real focus moves, so a screen reader follows and Enter is the browser's own.
const setting = 'khien-keys'
const help = document.querySelector<HTMLDialogElement>('[data-key-help]')
const toggle = help?.querySelector<HTMLInputElement>('[data-keys-on]')
const keysOn = (): boolean => localStorage.getItem(setting) !== 'off'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')

const rows = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-rows] [data-open]'),
]

const currentRow = (): Element | null => document.activeElement?.closest('[data-row]') ?? null

const walk = (step: number): void => {
  const links = rows()
  const row = currentRow()
  const at = links.findIndex((link) => row?.contains(link))
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' })
}

const press = (key: string): boolean => {
  const wanted = `[data-key="${CSS.escape(key)}"]`
  const target =
    currentRow()?.querySelector<HTMLElement>(wanted) ?? document.querySelector<HTMLElement>(wanted)
  // Focus first: a screen reader and the next Tab start from what was pressed.
  target?.focus()
  target?.click()
  return target !== null
}

const does: Readonly<Record<string, () => void>> = {
  j: () => walk(1),
  k: () => walk(-1),
  '?': () => help?.showModal(),
  '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isTyping(event.target) || help?.open) return
  const key = event.key.toLowerCase()
  if (!keysOn() || key.length > 1) return
  else if (does[key]) does[key]()
  else if (!press(key)) return
  event.preventDefault()
})

const opener = document.querySelector<HTMLElement>('[data-key-open]')
if (opener) {
  opener.hidden = false
  opener.addEventListener('click', () => help?.showModal())
}

if (toggle) {
  toggle.checked = keysOn()
  toggle.addEventListener('change', () => localStorage.setItem(setting, toggle.checked ? 'on' : 'off'))
}

export {}
