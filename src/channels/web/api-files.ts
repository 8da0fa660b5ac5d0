/** What the page and the server say to each other about files. */

/** `POST /api/files`: a file as it is, its name in `X-File-Name`, URL-encoded. */
export interface FileBody {
  /** By which a message names it (`MessageBody.files`), for an hour. */
  id: string
  /** As it is kept; its small picture is at `/api/files/SHA256/thumbnail` where it is one. */
  file: { sha256: string; name: string; mediaType: string; bytes: number }
}

/** Files that may go with one message. */
export const MOST_FILES = 10
