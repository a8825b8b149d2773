// Saves a section while somebody writes, and turns what they paste from Word into plain words. Without it the Save button does.
const form = document.getElementById('write-form')

class Writing {
  constructor (form) {
    this.form = form
    this.text = form.querySelector('textarea')
    this.version = form.querySelector('input[name=SeenVersion]')
    this.said = document.getElementById('write-said')
    this.kept = this.state()
    // After a refusal nothing is saved by itself: the writer decides.
    this.isStopped = Boolean(form.dataset.refused)
    form.addEventListener('input', () => this.changed())
    form.addEventListener('submit', () => { this.isLeaving = true })
    this.text.addEventListener('paste', event => this.paste(event))
    window.addEventListener('beforeunload', event => {
      if (!this.isLeaving && this.state() !== this.kept) event.preventDefault()
    })
  }

  state () {
    return this.text.value + (this.form.querySelector('[name=StartsPage]').checked ? '1' : '0')
  }

  changed () {
    if (this.isStopped) return
    window.clearTimeout(this.timer)
    const waited = Date.now() - (this.since || (this.since = Date.now()))
    this.timer = window.setTimeout(() => this.save(), waited > 12000 ? 0 : 3000)
  }

  async save () {
    if (this.isSaving || this.isLeaving || this.state() === this.kept) return
    this.isSaving = true
    this.since = null
    const sent = this.state()
    this.said.textContent = 'Saving'
    try {
      const answer = await fetch('?handler=Autosave', {
        method: 'POST', body: new FormData(this.form), credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' }
      })
      const told = answer.status === 200 || answer.status === 409 ? await answer.json() : {}
      if (answer.ok && told.version) {
        this.version.value = told.version
        this.kept = sent
        this.said.textContent = told.said
        document.dispatchEvent(new Event('hub:active'))
      } else {
        this.isStopped = true
        this.said.textContent = told.refused
          ? `Not saved. ${told.refused} Press Save to see your choices; your words stay here.`
          : 'Not saved: the hub could not be reached as before. Copy your words, then press Save.'
      }
    } catch {
      this.said.textContent = 'Not saved: the line to the hub is broken. It is tried again while you write.'
    }

    this.isSaving = false
    if (this.state() !== this.kept) this.changed()
  }

  async paste (event) {
    const html = event.clipboardData && event.clipboardData.getData('text/html')
    if (!html || html.length > 800000) return
    event.preventDefault()
    const plain = event.clipboardData.getData('text/plain')
    const body = new FormData()
    body.append('pasted', html)
    body.append('__RequestVerificationToken', this.form.querySelector('[name=__RequestVerificationToken]').value)
    let text = plain
    try {
      const answer = await fetch('?handler=Paste', { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' })
      if (answer.ok) text = (await answer.json()).text
    } catch {
      // The plain words are pasted then.
    }

    this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, 'end')
    this.text.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

if (form) new Writing(form)
