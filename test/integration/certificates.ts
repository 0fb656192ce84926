import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { utf8 } from '../../src/kernel/bytes'
import { der } from '../support/der'

/** An authority that signs certificates of servers, as RFC 5280 has them. Made for one run: no key lies in the tree. */
export interface Authority {
  readonly pem: string
  /** A certificate for these hosts, with the key of it, as a TLS server takes them. */
  sign(...hosts: string[]): { readonly cert: string; readonly key: string }
}

const SEQUENCE = 0x30
const ECDSA_SHA256 = der(SEQUENCE, [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03]
const IS_AUTHORITY = der(
  SEQUENCE,
  [0x06, 0x03, 0x55, 0x1d, 0x13],
  [0x01, 0x01, 0xff],
  der(0x04, der(SEQUENCE, [0x01, 0x01, 0xff])),
)
/** Names, and numbers both ways: clients differ in where they look for one. */
const namedFor = (hosts: readonly string[]) => {
  const names = hosts.flatMap((host) => [
    der(0x82, utf8(host)),
    ...(/^[\d.]+$/.test(host) ? [der(0x87, host.split('.').map(Number))] : []),
  ])
  return der(SEQUENCE, [0x06, 0x03, 0x55, 0x1d, 0x11], der(0x04, der(SEQUENCE, ...names)))
}

const nameOf = (text: string) => der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, utf8(text)))))

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

let serial = 0

function certificateOf(
  subject: string,
  publicKey: KeyObject,
  extension: Uint8Array,
  issuer: { readonly name: string; readonly key: KeyObject },
): string {
  const tbs = der(
    SEQUENCE,
    der(0xa0, [0x02, 0x01, 0x02]),
    [0x02, 0x01, ++serial],
    ECDSA_SHA256,
    nameOf(issuer.name),
    der(SEQUENCE, der(0x17, utf8('200101000000Z')), der(0x17, utf8('490101000000Z'))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, extension)),
  )
  const signature = createSign('sha256').update(tbs).sign(issuer.key)
  const whole = Buffer.from(der(SEQUENCE, tbs, ECDSA_SHA256, der(0x03, [0], signature)))
  const lines = whole.toString('base64').replace(/(.{64})/g, '$1\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

export function anAuthority(name: string): Authority {
  const own = newKeys()
  const issuer = { name, key: own.privateKey }
  return {
    pem: certificateOf(name, own.publicKey, IS_AUTHORITY, issuer),
    sign: (...hosts) => {
      const { publicKey, privateKey } = newKeys()
      return {
        cert: certificateOf(hosts[0]!, publicKey, namedFor(hosts), issuer),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}
