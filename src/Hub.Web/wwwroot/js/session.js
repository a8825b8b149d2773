// Warns before an idle session ends. The server decides; this only counts from the page's own loading.
export function watchSession (dialog) {
  if (!dialog || typeof dialog.showModal !== 'function') return
  const idle = Number(dialog.dataset.idleSeconds) * 1000
  const warn = Number(dialog.dataset.warnSeconds) * 1000
  const left = document.getElementById('session-timeout-left')
  const form = document.getElementById('session-timeout-form')
  let began = Date.now()
  let spoken = null

  const words = seconds => seconds > 60
    ? `${Math.ceil(seconds / 60)} minutes`
    : `${Math.max(0, Math.ceil(seconds / 10) * 10)} seconds`

  const tick = () => {
    const rest = began + idle - Date.now()
    if (rest <= 0) {
      window.location.assign('/signed-out?reason=idle')
    } else if (rest <= warn) {
      if (!dialog.open) dialog.showModal()
      const text = words(rest / 1000)
      if (text !== spoken) {
        left.textContent = text
        spoken = text
      }
    }
  }

  form.addEventListener('submit', event => {
    if (event.submitter && event.submitter.hasAttribute('formaction')) return
    event.preventDefault()
    fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin', redirect: 'manual' })
      .then(answer => {
        if (!answer.ok) throw new Error('refused')
        began = Date.now()
        spoken = null
        dialog.close()
      })
      .catch(() => window.location.assign('/signed-out?reason=idle'))
  })
  // A page that sends a file says so while it does: each piece prolongs the session.
  document.addEventListener('hub:active', () => {
    began = Date.now()
    spoken = null
    if (dialog.open) dialog.close()
  })
  // Closing with the Escape key means staying on the page, so it means staying signed in.
  dialog.addEventListener('cancel', event => {
    event.preventDefault()
    form.requestSubmit()
  })

  window.setInterval(tick, 1000)
}
