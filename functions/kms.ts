import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import type { Wrapping } from '@slrt/db/crypto'

/**
 * Wraps keys with a KMS key that never leaves AWS. `context` goes along as the encryption context: it is bound to the
 * wrapped key and stands in CloudTrail, so it must hold no personal data.
 */
export function kmsWrapping(keyId: string): Wrapping {
  const kms = new KMSClient()
  return {
    async wrap(plain, context) {
      const input = { KeyId: keyId, Plaintext: plain, EncryptionContext: { for: context } }
      const { CiphertextBlob } = await kms.send(new EncryptCommand(input))
      return bytes(CiphertextBlob)
    },
    async unwrap(wrapped, context) {
      const input = { KeyId: keyId, CiphertextBlob: wrapped, EncryptionContext: { for: context } }
      const { Plaintext } = await kms.send(new DecryptCommand(input))
      return bytes(Plaintext)
    },
  }
}

function bytes(answer: Uint8Array | undefined): Buffer {
  if (!answer) throw new Error('KMS answered without a key')
  return Buffer.from(answer)
}
