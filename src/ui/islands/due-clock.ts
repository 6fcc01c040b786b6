// Keeps the clocks running. The same rule as `remaining.ts` on the server; the words come with the page.
const words = document.querySelector<HTMLElement>('[data-clock-words]')?.dataset
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A phone's clock may be wrong; the page says what time it was on the server. */
const drift = words?.now ? Number(words.now) - Date.now() : 0

const span = (ms: number): string => {
  if (ms >= day) return (words?.day ?? '').replace('{n}', String(Math.floor(ms / day)))
  if (ms >= hour) return (words?.hour ?? '').replace('{n}', String(Math.floor(ms / hour)))
  return (words?.minute ?? '').replace('{n}', String(Math.max(1, Math.floor(ms / minute))))
}

const show = (clock: HTMLElement): void => {
  const left = Number(clock.dataset.due) - Date.now() - drift
  const text = clock.querySelector('[data-left]')
  if (!text) return
  const late = left <= 0
  const sentence = (late ? words?.late : words?.toGo) ?? ''
  const next = sentence.replace('{span}', span(Math.abs(left)))
  if (text.textContent !== next) text.textContent = next
  clock.classList.toggle('late', late)
  clock.classList.toggle('soon', !late && left < hour)
}

const tick = (): void => {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-due]')) show(clock)
}

if (words) setInterval(tick, 5000)

export {}
