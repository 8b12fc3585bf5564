import { withoutMetadata } from '@slrt/domain/file'
import { Refusal } from '@slrt/domain/refusal'

/** Largest photograph that leaves a tablet (handbook §14: 2G). */
export const MOST_PHOTO_BYTES = 150_000

const sides = [1600, 1280, 1024, 800, 640]
const qualities = [0.8, 0.65, 0.5]

async function encoded(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // A picture with holes would turn black where there is nothing.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}

/**
 * A photograph as it may leave the device: a JPEG of at most 150 kB, drawn anew, so that neither place nor device nor
 * time of the original is left in it.
 * @throws Refusal `photo.unreadable` for what is no picture
 */
export async function shrink(photo: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) throw new Refusal('photo.unreadable')
  try {
    for (const side of sides) {
      for (const quality of qualities) {
        const blob = await encoded(picture, side, quality)
        if (!blob) continue
        const slim = withoutMetadata('image/jpeg', new Uint8Array(await blob.arrayBuffer()))
        if (slim.length <= MOST_PHOTO_BYTES) return slim
      }
    }
  } finally {
    picture.close()
  }
  throw new Refusal('photo.unreadable')
}

/** SHA-256 in small hex: the name of a file while it travels. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
