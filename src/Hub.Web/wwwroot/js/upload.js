// Sends a large file in pieces that survive a broken line. Without it the form sends the file as it is.
import '/assets/tus.min.js'

const form = document.getElementById('upload-form')
const panel = document.getElementById('upload-panel')
const tus = window.tus

const megabytes = bytes => (bytes / 1048576).toFixed(bytes < 10485760 ? 1 : 0)

class Sending {
  constructor (form, panel) {
    this.form = form
    this.panel = panel
    this.input = form.querySelector('input[type=file]')
    this.meter = panel.querySelector('progress')
    this.count = panel.querySelector('.hub-upload__count')
    this.said = panel.querySelector('.hub-upload__said')
    this.pauseButton = panel.querySelector('[data-upload=pause]')
    this.spoken = -1
    this.tries = 0
    this.next = null
    form.addEventListener('submit', event => this.submit(event))
    this.pauseButton.addEventListener('click', () => this.pauseOrGoOn())
    panel.querySelector('[data-upload=end]').addEventListener('click', () => this.end())
    window.addEventListener('online', () => { if (this.isWaiting) this.goOn() })
  }

  back (word) {
    const facts = new URLSearchParams(window.location.search)
    facts.set('error', word)
    this.isLeaving = true
    window.location.assign(`${word === 'declaration' ? '/submissions/send' : '/submissions/send/file'}?${facts}`)
  }

  submit (event) {
    const file = this.input.files[0]
    if (!file) return
    const { most, resumable } = this.form.dataset
    if (/\.(csv|xlsx)$/i.test(file.name) && file.size > Number(most)) {
      event.preventDefault()
      this.back('large')
      return
    }

    if (!/\.(csv|xlsx)$/i.test(file.name) || file.size < Number(resumable) || !tus.isSupported) return
    event.preventDefault()
    this.begin(file)
  }

  facts (file) {
    const facts = { filename: file.name }
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string' && name !== this.form.dataset.tokenField) facts[name] = value
    })
    return facts
  }

  begin (file) {
    const facts = this.facts(file)
    const token = this.form.querySelector(`input[name="${this.form.dataset.tokenField}"]`).value
    const mark = ['hub', file.name, file.size, file.lastModified, facts.kind, facts.from, facts.until, facts.replaces || ''].join('|')
    this.form.hidden = true
    this.panel.hidden = false
    this.panel.querySelector('h2').focus()
    this.upload = new tus.Upload(file, {
      endpoint: this.form.dataset.uploads,
      metadata: facts,
      chunkSize: 32 * 1024 * 1024,
      retryDelays: [1000, 3000, 5000, 10000, 20000],
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(mark),
      headers: { [this.form.dataset.tokenHeader]: token },
      onShouldRetry: error => {
        const status = error.originalResponse ? error.originalResponse.getStatus() : 0
        return status === 0 || status >= 500 || status === 409 || status === 423 || status === 429
      },
      onAfterResponse: (request, response) => {
        this.next = response.getHeader('Hub-Next') || this.next
        this.refused = response.getHeader('Hub-Refused') || null
        // Sending is being there: the session goes on, and so does its clock on this page.
        if (response.getStatus() < 400) document.dispatchEvent(new CustomEvent('hub:active'))
      },
      onProgress: (sent, total) => this.show(sent, total),
      onSuccess: () => this.done(),
      onError: () => this.failed()
    })
    this.say(`Uploading ${file.name}.`)
    this.upload.findPreviousUploads().then(earlier => {
      if (earlier.length > 0) {
        this.upload.resumeFromPreviousUpload(earlier[0])
        this.say('Going on where this file stopped.')
      }
      this.upload.start()
    })
    this.guard = event => { if (!this.isLeaving) event.preventDefault() }
    window.addEventListener('beforeunload', this.guard)
  }

  say (text) { this.said.textContent = text }

  show (sent, total) {
    const percent = total ? Math.floor(sent * 100 / total) : 0
    this.isWaiting = false
    this.meter.value = percent
    this.count.textContent = `${megabytes(sent)} of ${megabytes(total)} MB, ${percent}%`
    // Every tenth is spoken, not every number.
    const tenth = Math.floor(percent / 10) * 10
    if (tenth > this.spoken) {
      if (this.spoken >= 0) this.say(`${tenth}% uploaded`)
      this.spoken = tenth
    }
  }

  pauseOrGoOn () {
    if (this.isPaused || this.isWaiting) {
      this.goOn()
    } else {
      this.isPaused = true
      this.upload.abort()
      this.pauseButton.textContent = 'Go on'
      this.say('Paused. What has been uploaded is kept for two days.')
    }
  }

  goOn () {
    this.isPaused = this.isWaiting = false
    this.pauseButton.textContent = 'Pause'
    this.say('Going on.')
    this.upload.start()
  }

  end () {
    this.isLeaving = true
    this.upload.abort(true).catch(() => {}).finally(() => window.location.assign(window.location.pathname + window.location.search))
  }

  done () {
    this.isLeaving = true
    this.say('Uploaded. The checks begin.')
    if (this.next) {
      window.location.assign(this.next)
      return
    }

    // The last answer was lost: an empty piece at the end asks for it again.
    fetch(this.upload.url, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': String(this.upload.file.size),
        'Content-Type': 'application/offset+octet-stream',
        ...this.upload.options.headers
      },
      body: new Blob([])
    }).then(answer => {
      const next = answer.headers.get('Hub-Next')
      if (next) window.location.assign(next)
      else this.back(answer.headers.get('Hub-Refused') || 'failed')
    }).catch(() => this.failed())
  }

  failed () {
    if (this.refused) {
      this.back(this.refused)
      return
    }

    this.isWaiting = true
    this.isLeaving = false
    this.pauseButton.textContent = 'Try again'
    this.say('The connection is lost. What has been uploaded is kept; it goes on when the connection is back, or press “Try again”.')
  }
}

if (form && panel && tus) new Sending(form, panel)
