import { fromBase64url } from '../../kernel/bytes'

interface Element {
  readonly tag: number
  /** Where the element begins, where its content begins, and where both end. */
  readonly start: number
  readonly content: number
  readonly end: number
}

/**
 * The public key of an X.509 certificate as WebCrypto imports it ('spki'). WebCrypto reads no certificates, so the DER is walked to it
 * (RFC 5280, 4.1): Certificate, TBSCertificate, and in it past version, serial number, algorithm, issuer, validity and subject.
 * @returns undefined for what is no certificate
 */
export function publicKeyOf(pem: string): Uint8Array<ArrayBuffer> | undefined {
  const body = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(pem)?.[1]
  const der = fromBase64url((body ?? '').replace(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_'))
  if (!body || !der) return undefined
  const certificate = elementAt(der, 0)
  const tbs = certificate && elementAt(der, certificate.content)
  if (tbs?.tag !== SEQUENCE || certificate?.tag !== SEQUENCE) return undefined
  let element = elementAt(der, tbs.content)
  // The version is left out of certificates of version 1.
  if (element?.tag === VERSION) element = elementAt(der, element.end)
  for (let passed = 0; passed < 5 && element; passed++) element = elementAt(der, element.end)
  return element?.tag === SEQUENCE && element.end <= tbs.end
    ? der.slice(element.start, element.end)
    : undefined
}

const SEQUENCE = 0x30
const VERSION = 0xa0

/** Definite lengths of at most four bytes, as DER has them (X.690, 8.1.3 and 10.1). */
function elementAt(der: Uint8Array, start: number): Element | undefined {
  const [tag, first] = [der[start], der[start + 1]]
  if (tag === undefined || first === undefined) return undefined
  const extra = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || extra > 4) return undefined
  let length = extra === 0 ? first : 0
  for (let at = 0; at < extra; at++) length = length * 256 + (der[start + 2 + at] ?? 0)
  const content = start + 2 + extra
  return content + length <= der.length ? { tag, start, content, end: content + length } : undefined
}
