// Said before the server could say anything; everything else comes with the fragment.
export const WORDS = {
  en: ['Loading comments', 'The comments could not be loaded. They are still there.', 'Try again'],
  de: [
    'Kommentare werden geladen',
    'Die Kommentare ließen sich nicht laden. Sie sind noch da.',
    'Noch einmal versuchen',
  ],
}

export const LOADING = '<p class="aw-loading" part="aw-loading" role="status"></p>'
export const FAILED =
  '<div class="aw-failed" part="aw-failed"><p class="aw-alert" part="aw-alert"></p><button type="button" class="aw-button aw-second" part="aw-button aw-second"></button></div>'
