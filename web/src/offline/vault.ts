/** AES-GCM with a key that WebCrypto never hands out: what lies on the disk of a lost tablet cannot be read as a file. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; text: ArrayBuffer }

export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** @param context binds the text to its place: a sealed input cannot be moved to another entry or person */
export const seal = (key: CryptoKey, value: unknown, context: string): Promise<Sealed> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)), context)

export const unseal = async (key: CryptoKey, sealed: Sealed, context: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await unsealBytes(key, sealed, context)))

/** The same for what is no text: a photograph. */
export async function sealBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  return { nonce, text: await crypto.subtle.encrypt(algorithm(nonce, context), key, bytes) }
}

export const unsealBytes = async (key: CryptoKey, sealed: Sealed, context: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.decrypt(algorithm(sealed.nonce, context), key, sealed.text))

function algorithm(nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(context) }
}
