/** AES-GCM with a key that WebCrypto never hands out: what lies on the disk of a lost tablet cannot be read as a file. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; text: ArrayBuffer }

export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** @param context binds the text to its place: a sealed input cannot be moved to another entry or person */
export async function seal(key: CryptoKey, value: unknown, context: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  return { nonce, text: await crypto.subtle.encrypt(algorithm(nonce, context), key, text) }
}

export async function unseal(key: CryptoKey, sealed: Sealed, context: string): Promise<unknown> {
  const text = await crypto.subtle.decrypt(algorithm(sealed.nonce, context), key, sealed.text)
  return JSON.parse(new TextDecoder().decode(text))
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(context) }
}
