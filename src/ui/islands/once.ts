// A slow network invites a second press; the second press must not send the form twice.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  // Not `disabled`: that would drop the pressed button's own value from the form.
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
})

// A page brought back from the history must be usable again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }
})

export {}
