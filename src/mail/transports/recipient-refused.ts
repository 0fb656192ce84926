/** The other side takes no mail for this address, now or later: logged, never tried again. */
export class RecipientRefused extends Error {
  override readonly name = 'RecipientRefused'
}
