import { initAll } from '/assets/govuk-frontend.min.js'
import { initAll as initMoj } from '/assets/moj-frontend.min.js'
import { watchSession } from '/js/session.js'

initAll()
initMoj()
watchSession(document.getElementById('session-timeout'))
