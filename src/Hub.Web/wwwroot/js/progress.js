// Keeps the progress page up to date while the hub works. Without it the page loads itself anew.
const list = document.getElementById('progress')
const sentence = document.getElementById('progress-sentence')
const meter = document.getElementById('progress-meter')

const say = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text
}

if (list && typeof EventSource === 'function') {
  const events = new EventSource(list.dataset.events)
  events.addEventListener('progress', message => {
    const view = JSON.parse(message.data)
    if (view.next) {
      events.close()
      window.location.replace(view.next)
      return
    }

    say(sentence, view.sentence)
    view.steps.forEach((step, index) => {
      const item = list.children[index]
      say(item.querySelector('.hub-step__title'), step.title)
      say(item.querySelector('.hub-step__at'), step.at || '')
      say(item.querySelector('.hub-step__state'), step.state)
    })
    meter.hidden = view.percent === null
    if (view.percent !== null) meter.firstElementChild.value = view.percent
    if (view.isOver) {
      // What waits for others is looked at again now and then.
      events.close()
      window.setTimeout(() => window.location.reload(), 60000)
    }
  })
}
