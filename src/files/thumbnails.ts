/** Width and height of a thumbnail at most, in pixels. */
const SIDE = 320
/** Pixels of a picture that is decoded; a phone's largest have 50 million at most, apart from panoramas. */
const MOST_PIXELS = 120_000_000
const PATIENCE_SECONDS = 20

/**
 * A small JPEG of a picture, turned upright, with nothing of what the camera wrote beside it (place, time, device).
 * null where it cannot be decoded.
 */
export async function thumbnailOf(picture: Uint8Array): Promise<Buffer | null> {
  // Loaded when a first picture comes: most starts of the product need none.
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'none', pages: 1 })
      .timeout({ seconds: PATIENCE_SECONDS })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    return null
  }
}
