// Passkeys at the door and on the account page. Loaded only there; without it the mailed link is still the way in.
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { Refusal, send } from './desk-send'

type SignInOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type RegisterOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

if (browserSupportsWebAuthn()) document.querySelector('[data-passkey-needs]')?.remove()

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!browserSupportsWebAuthn()) break
  form.hidden = false
  const registers = form.dataset.passkey === 'register'
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void attempt(form, registers ? () => register(form) : () => signIn(form, false))
  })
  if (!registers) void offerInField(form)
}

async function signIn(form: HTMLFormElement, useBrowserAutofill: boolean): Promise<string> {
  const optionsJSON = await send<SignInOptions>('/desk/passkey/options', {})
  const response = await startAuthentication({ optionsJSON, useBrowserAutofill })
  return (await send<{ to: string }>('/desk/passkey', { response, next: form.dataset.next })).to
}

async function register(form: HTMLFormElement): Promise<string> {
  const name = form.querySelector('input')!.value
  const optionsJSON = await send<RegisterOptions>('/desk/account/passkeys/options', {})
  const response = await startRegistration({ optionsJSON })
  return (await send<{ to: string }>('/desk/account/passkeys', { name, response })).to
}

/** Runs a ceremony and goes where it leads. What went wrong is said below the button, in the server's words if it has some. */
async function attempt(form: HTMLFormElement, ceremony: () => Promise<string>): Promise<void> {
  const button = form.querySelector('button')!
  const said = form.querySelector('[role=status]')!
  said.textContent = ''
  button.disabled = true
  try {
    location.assign(await ceremony())
  } catch (error) {
    if (error instanceof Refusal) said.textContent = error.message
    else if (error instanceof TypeError) said.textContent = form.dataset.offline ?? ''
    else said.textContent = form.dataset.failed ?? ''
  }
  button.disabled = false
}

/** The browser's own list below the address field, where it has one: a passkey with no button pressed. */
async function offerInField(form: HTMLFormElement): Promise<void> {
  if (!document.querySelector('input[autocomplete$="webauthn"]')) return
  if (!(await browserSupportsWebAuthnAutofill())) return
  try {
    location.assign(await signIn(form, true))
  } catch (error) {
    // Given up for the button, refused by hand, or without a connection: the page still has its two other ways.
    if (error instanceof Refusal) form.querySelector('[role=status]')!.textContent = error.message
    WebAuthnAbortService.cancelCeremony()
  }
}
