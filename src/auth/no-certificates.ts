// Stands in for the parts of WebAuthn that read makers' certificates (wrangler.toml, [alias]): we ask for no attestation, so browsers send
// none (WebAuthn 3, 5.4.7), and 60 kB that nobody reaches stay out of the Worker (docs/decisions/0018-what-stays-out-of-the-upload.md). An
// answer that brings a certificate all the same fails here, and with it the ceremony: auth/passkey-refused.
import { readSignature } from './read-signature'

class Nothing {
  constructor() {
    throw new Error('attestation by certificate is not read')
  }
}

/** Made when the module loads, for constants that only certificates use. */
export class AlgorithmIdentifier {}

export class ECDSASigValue {}

/** The one structure that is met without attestation is the signature of a sign-in. */
export const AsnParser = {
  parse: (bytes: Uint8Array, kind: unknown) =>
    kind === ECDSASigValue ? readSignature(bytes) : new Nothing(),
}

/** @throws always: an authenticator's maker is not asked for */
async function refuse(): Promise<never> {
  throw new Error('attestation by certificate is not read')
}

// Every format but two. `none` is what browsers send, `packed` what a key without a maker's certificate signs itself (WebAuthn 3, 5.1.3).
export {
  refuse as validateCertificatePath,
  refuse as verifyAttestationAndroidKey,
  refuse as verifyAttestationAndroidSafetyNet,
  refuse as verifyAttestationApple,
  refuse as verifyAttestationFIDOU2F,
  refuse as verifyAttestationTPM,
  refuse as verifyAttestationWithMetadata,
}

/** The list of known makers: nobody stands in it. */
export const MetadataService = { getStatement: async () => undefined }

/** Roots that certificates would lead to. */
export const GlobalSign_Root_CA = ''
export const GlobalSign_Root_CA_R3 = ''
export const GlobalSign_Root_R46 = ''
export const Google_Hardware_Attestation_Root_1 = ''
export const Google_Hardware_Attestation_Root_2 = ''
export const Google_Hardware_Attestation_Root_3 = ''
export const Google_Hardware_Attestation_Root_4 = ''
export const Apple_WebAuthn_Root_CA = ''

export {
  Nothing as AuthorityKeyIdentifierExtension,
  Nothing as BasicConstraints,
  Nothing as Certificate,
  Nothing as CRLDistributionPointsExtension,
  Nothing as ECParameters,
  Nothing as ExtendedKeyUsage,
  Nothing as KeyDescription,
  Nothing as OctetString,
  Nothing as RSAPublicKey,
  Nothing as SubjectAlternativeName,
  Nothing as SubjectKeyIdentifierExtension,
  Nothing as X509Certificate,
  Nothing as X509ChainBuilder,
  Nothing as X509Crl,
}

/** Names of signatures in certificates: none that could be met. */
export const id_ce_keyDescription = ''
export const id_ecdsaWithSHA256 = ''
export const id_ecdsaWithSHA384 = ''
export const id_ecdsaWithSHA512 = ''
export const id_ecPublicKey = ''
export const id_ml_dsa_44 = ''
export const id_ml_dsa_65 = ''
export const id_ml_dsa_87 = ''
export const id_rsaEncryption = ''
export const id_secp256r1 = ''
export const id_secp384r1 = ''
export const id_sha1WithRSAEncryption = ''
export const id_sha256WithRSAEncryption = ''
export const id_sha384WithRSAEncryption = ''
export const id_sha512WithRSAEncryption = ''
export const id_ce_basicConstraints = ''
export const id_ce_extKeyUsage = ''
export const id_ce_subjectAltName = ''
