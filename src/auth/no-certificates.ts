// Stands in for the parts of WebAuthn that read makers' certificates (wrangler.toml, [alias]): we ask for no attestation, so browsers send
// none (WebAuthn 3, 5.4.7), and 30 kB that nobody reaches stay out of the Worker. An answer that brings a certificate all the same fails
// here, and with it the ceremony: auth/passkey-refused.

class Nothing {
  constructor() {
    throw new Error('attestation by certificate is not read')
  }
}

/** Made when the module loads, for constants that only certificates use. */
export class AlgorithmIdentifier {}

export {
  Nothing as AuthorityKeyIdentifierExtension,
  Nothing as BasicConstraints,
  Nothing as Certificate,
  Nothing as CRLDistributionPointsExtension,
  Nothing as ExtendedKeyUsage,
  Nothing as KeyDescription,
  Nothing as RSAPublicKey,
  Nothing as SubjectAlternativeName,
  Nothing as SubjectKeyIdentifierExtension,
  Nothing as X509Certificate,
  Nothing as X509ChainBuilder,
  Nothing as X509Crl,
}

/** Names of signatures in certificates: none that could be met. */
export const id_ce_keyDescription = ''
export const id_ml_dsa_44 = ''
export const id_ml_dsa_65 = ''
export const id_ml_dsa_87 = ''
export const id_rsaEncryption = ''
export const id_sha1WithRSAEncryption = ''
export const id_sha256WithRSAEncryption = ''
export const id_sha384WithRSAEncryption = ''
export const id_sha512WithRSAEncryption = ''
export const id_ce_basicConstraints = ''
export const id_ce_extKeyUsage = ''
export const id_ce_subjectAltName = ''
