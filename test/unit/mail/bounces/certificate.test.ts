import fc from 'fast-check'
import { describe, it } from 'vitest'
import { toBase64url } from '../../../../src/kernel/bytes'
import { publicKeyOf } from '../../../../src/mail/bounces/certificate'

// Made by openssl: `openssl req -x509 …`, and the key beside each by `openssl x509 -pubkey`.
const RSA = `-----BEGIN CERTIFICATE-----
MIIDSzCCAjOgAwIBAgIUDs/W7/4mviWAD9EQh/rw7HH3GgQwDQYJKoZIhvcNAQEL
BQAwNTELMAkGA1UEBhMCVVMxEDAOBgNVBAoMB0V4YW1wbGUxFDASBgNVBAMMC3Nu
cy5leGFtcGxlMB4XDTI2MTEyNTExMTkyM1oXDTM2MTEyMjExMTkyM1owNTELMAkG
A1UEBhMCVVMxEDAOBgNVBAoMB0V4YW1wbGUxFDASBgNVBAMMC3Nucy5leGFtcGxl
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9wfBwxD8nIRwm+rNVJaV
Hv0msqgEmM3Jd0tA5sIGXN5FMLt/LLL6udjSpn+5P3uGKMma2o1X1WnqSWWfgj5N
x3ZSjWPOB+oYX5XeyCkP2Am9bjCM6qFs8vg9oh6gyQWEyN588Xz0FEMSozCpP8z1
gk0j9wl1IXfQlXyoiXftJ0VR9uIODV2ft3kF71YUGT0TR/lUJPQdrqhaqu5/YxJZ
hYrv4118zLFYobuIBIHar8eCCrkVZrvIK8rJ+02ZRAdCwPHB3iXYFQGng4Un3KaX
fBMfxVE6HBnCY3BZzfO5L7gXfUqcAaeKzFvhNXNAwe17eIZU6J29b5B2hUvU4DZ6
RQIDAQABo1MwUTAdBgNVHQ4EFgQUF1bs9TbD+qi91UY/6cQ+tzdhEwowHwYDVR0j
BBgwFoAUF1bs9TbD+qi91UY/6cQ+tzdhEwowDwYDVR0TAQH/BAUwAwEB/zANBgkq
hkiG9w0BAQsFAAOCAQEAm+eQmT1SziXt3vTv1TZDgGTRhy1Gf1lDtyvUC9U/IDKW
ve3IamCjM1KWKCKNWF8jMKjhMu95lLBZ0lJAAi5pDCE1lIU+HFmfIHGrBSVBoSod
ldJh9X5EjS78kelJ4sjoxzs0jT4dFNqHxKyu2eCd9yqy7vtQ/Pt+GWNvCH9LsWNd
TTu7JEAFzrvZLddoeu+hG/OxKOVKFib3M0o6Mz1+vs3nt3srpiL46lsg9yDxV1mV
ISXVv6QQcRuKUZYdT8jnECx08dQpibiKPO1ejmgGgxuMCHV4CvZto7IHDChZNOIC
WDBuJGaNe/F4SG/kO87Q+5gsI2GDt1mjS3Qr5j1emw==
-----END CERTIFICATE-----`
const RSA_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA9wfBwxD8nIRwm+rNVJaV
Hv0msqgEmM3Jd0tA5sIGXN5FMLt/LLL6udjSpn+5P3uGKMma2o1X1WnqSWWfgj5N
x3ZSjWPOB+oYX5XeyCkP2Am9bjCM6qFs8vg9oh6gyQWEyN588Xz0FEMSozCpP8z1
gk0j9wl1IXfQlXyoiXftJ0VR9uIODV2ft3kF71YUGT0TR/lUJPQdrqhaqu5/YxJZ
hYrv4118zLFYobuIBIHar8eCCrkVZrvIK8rJ+02ZRAdCwPHB3iXYFQGng4Un3KaX
fBMfxVE6HBnCY3BZzfO5L7gXfUqcAaeKzFvhNXNAwe17eIZU6J29b5B2hUvU4DZ6
RQIDAQAB
-----END PUBLIC KEY-----`
const EC = `-----BEGIN CERTIFICATE-----
MIIBbzCCARWgAwIBAgIUXHyfWVVNxFEcOqoaZZ4w5K6DlgowCgYIKoZIzj0EAwIw
DTELMAkGA1UEAwwCZWMwHhcNMjYxMTI1MTExOTIzWhcNMzYxMTIyMTExOTIzWjAN
MQswCQYDVQQDDAJlYzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABK26KN+mxjiR
hePMQuaOR+T5TKeftr6XpxMHVmF8JIGfTuLbk4C2iRYQewhsFZsTYWAviVDr+STQ
WOhqPOdCn0KjUzBRMB0GA1UdDgQWBBTyc/I8qstrlZXpBPWPaCD1y/LRezAfBgNV
HSMEGDAWgBTyc/I8qstrlZXpBPWPaCD1y/LRezAPBgNVHRMBAf8EBTADAQH/MAoG
CCqGSM49BAMCA0gAMEUCICFX5AUbGDWohK/Vfwsb4JSTGB9dVYUCZ0ZRMVc48H/q
AiEAuUGh8gDPvaDhE8wCRIM3Ap/qx7dns54eR8NBgyiCSgU=
-----END CERTIFICATE-----`
const EC_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAErboo36bGOJGF48xC5o5H5PlMp5+2
vpenEwdWYXwkgZ9O4tuTgLaJFhB7CGwVmxNhYC+JUOv5JNBY6Go850KfQg==
-----END PUBLIC KEY-----`

const keyText = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const spkiText = (pem: string) => {
  const key = publicKeyOf(pem)
  return key && toBase64url(key)
}
const urlSafe = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

describe('the public key in a certificate', () => {
  it('is the one openssl finds, whatever kind of key it is', ({ expect }) => {
    expect(spkiText(RSA)).toBe(urlSafe(keyText(RSA_KEY)))
    expect(spkiText(EC)).toBe(urlSafe(keyText(EC_KEY)))
  })

  it('is found whatever ends the lines, and whatever stands around', ({ expect }) => {
    expect(spkiText(RSA.replaceAll('\n', '\r\n'))).toBe(spkiText(RSA))
    expect(spkiText(`Bag Attributes\n${RSA}\nmore`)).toBe(spkiText(RSA))
  })

  it('can be imported', async ({ expect }) => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('spki', publicKeyOf(RSA)!, algorithm, false, ['verify'])
    expect(key.type).toBe('public')
  })

  it.for(['', 'no certificate', RSA_KEY, '-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----'])(
    'is nothing in %j',
    (text, { expect }) => {
      expect(publicKeyOf(text)).toBeUndefined()
    },
  )

  it('never throws on bytes of a stranger', ({ expect }) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        const pem = `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...bytes))}\n-----END CERTIFICATE-----`
        expect(() => publicKeyOf(pem)).not.toThrow()
      }),
    )
  })
})
