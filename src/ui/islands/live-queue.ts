// When something arrives, fetches this page again and puts its `data-live` parts in place. Without it, a reload does the same.
const status = document.querySelector<HTMLElement>('[data-live-status]')
const sound = document.querySelector<HTMLButtonElement>('[data-live-sound]')
let audio: AudioContext | undefined
let timer = 0

const beep = (): void => {
  if (!audio) return
  const tone = audio.createOscillator()
  const gain = audio.createGain()
  gain.gain.value = 0.08
  tone.connect(gain).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + 0.25)
}

const say = (what: 'report' | 'change' | 'lost'): void => {
  if (status) status.textContent = status.dataset[what] ?? ''
}

const swap = (fresh: Document): void => {
  const href = document.activeElement?.getAttribute('href')
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live ?? '')}"]`)
    // A part in which an officer is typing is left alone.
    if (!next || part.querySelector(':is(input, textarea, select):focus, details[open] form')) continue
    const held = part.contains(document.activeElement)
    part.replaceChildren(...next.childNodes)
    if (held && href) part.querySelector<HTMLElement>(`[href="${CSS.escape(href)}"]`)?.focus()
  }
  document.title = fresh.title
}

const refresh = async (what: 'report' | 'change'): Promise<void> => {
  const answer = await fetch(location.href, { headers: { 'X-Live': '1' } }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return say('lost')
  swap(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  say(what)
  if (what === 'report') beep()
}

/** Several events in a row are one refresh; a new report among them is what is said. */
let news: 'report' | 'change' = 'change'
const soon = (what: 'report' | 'change'): void => {
  if (what === 'report') news = what
  clearTimeout(timer)
  timer = setTimeout(() => {
    const told = news
    news = 'change'
    void refresh(told)
  }, 400)
}

const stream = new EventSource('/console/live')
stream.addEventListener('report', () => soon('report'))
stream.addEventListener('change', () => soon('change'))
stream.addEventListener('error', () => {
  if (stream.readyState === EventSource.CLOSED) say('lost')
})

if (sound) {
  sound.hidden = false
  sound.addEventListener('click', () => {
    const on = sound.getAttribute('aria-pressed') !== 'true'
    sound.setAttribute('aria-pressed', String(on))
    void audio?.close()
    audio = on ? new AudioContext() : undefined
    beep()
  })
}

export {}
