// Said before the server could say anything; everything else comes with the fragment. The build puts in the words of one language.
export const LOADING = `<p class="aw-loading" part="loading" role="status">${word('comments.loading')}</p>`
export const FAILED = `<div part="failed"><p class="aw-alert" part="alert"></p><button class="aw-button aw-second" part="button">${word('comments.load-again')}</button></div>`
export const LOST = word('comments.load-failed')
