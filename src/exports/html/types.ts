/** What stands beside the page, or small within it. */
export interface PageFiles {
  /** Path beside the page, by SHA-256; a file that is not there has none. */
  paths: ReadonlyMap<string, string>
  /** Small JPEG of a picture, by SHA-256. */
  thumbnails: ReadonlyMap<string, Buffer>
}
