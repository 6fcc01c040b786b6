// Leaves at once: a blank sheet first, the session forgotten by a request nobody waits for, then another page in this one's
// place in the history. Shift pressed three times does the same. Not Escape: it stops a page that is loading, the exit too.
const link = document.querySelector<HTMLAnchorElement>('[data-quick-exit]')
const status = document.querySelector<HTMLElement>('[data-exit-status]')
const pressesNeeded = 3
const pause = 5000

const leave = (href: string): void => {
  const blank = document.createElement('div')
  blank.className = 'exit-blank'
  document.body.append(blank)
  document.title = ' '
  navigator.sendBeacon('/exit/clear')
  location.replace(href)
}

if (link) {
  let presses = 0
  let timer = 0
  const forget = (): void => {
    presses = 0
    if (status) status.textContent = ''
  }
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave(link.href)
  })
  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift') return
    presses += 1
    clearTimeout(timer)
    timer = setTimeout(forget, pause)
    if (presses >= pressesNeeded) return leave(link.href)
    if (status)
      status.textContent = (status.dataset.words ?? '').replace('{n}', String(pressesNeeded - presses))
  })
  // Any other key between the presses means someone is typing capitals.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') forget()
  })
}

export {}
