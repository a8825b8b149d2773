// Before anything is drawn: components with script are laid out for it from the start.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
