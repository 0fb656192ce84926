// The page of a comment's status: what opens it stands behind the "#", which no server is sent. It is taken out of the address and the
// history at once, and handed over by the form's own POST.
const token = location.hash.slice(1)
const field = document.querySelector<HTMLInputElement>('#token')
if (token && field?.form) {
  history.replaceState(null, '', location.pathname + location.search)
  field.value = token
  field.form.submit()
}
