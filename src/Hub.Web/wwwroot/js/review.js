// Keys of the review of a pair. They work only while the focus is within the records or the answer (WCAG 2.1.4), and not in a text.
const region = document.getElementById('review')
const answers = { s: 'same', d: 'different', n: 'not_sure' }

const choose = (name, value) => {
  const field = [...region.querySelectorAll(`input[name=${name}]`)].find((item, index) => item.value === value || String(index + 1) === value)
  if (field) field.checked = true
  return Boolean(field)
}

if (region) {
  region.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('textarea, input[type=text]')) return
    const answer = answers[event.key.toLowerCase()]
    if (answer && choose('Answer', answer)) {
      const reason = region.querySelector('input[name=ReasonCode]')
      const next = reason || document.getElementById('answer-send')
      next.focus()
      event.preventDefault()
    } else if (/^[1-9]$/.test(event.key) && choose('ReasonCode', event.key)) {
      document.getElementById('answer-send').focus()
      event.preventDefault()
    }
  })
  if (region.dataset.focus && !document.querySelector('.govuk-error-summary')) region.focus()
}
