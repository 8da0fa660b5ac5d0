/** Things other than text, as the Bot API describes them. */
import type { World } from '../world/world.ts'
import type { Media } from './types.ts'

export function mediaContent(
  world: World,
  media: Media | undefined,
): { what: string; content: Record<string, unknown>; caption?: string } {
  if (!media) return { what: 'text', content: {} }
  const stored = (name: string, folder: string, bytes = '', size?: number) => {
    const file = world.addFile(name, folder, Buffer.from(bytes, 'base64'), size)
    return { file_id: file.id, file_unique_id: `U${file.id}`, file_size: file.size }
  }
  const what = media.kind
  const caption = 'caption' in media && media.caption !== undefined ? { caption: media.caption } : {}
  switch (media.kind) {
    case 'voice': {
      const file = stored('voice.oga', 'voice', media.bytes, media.size)
      return { what, content: { voice: { ...file, duration: media.seconds, mime_type: 'audio/ogg' } } }
    }
    case 'photo': {
      // Telegram keeps every picture in several sizes.
      const small = { ...stored('small.jpg', 'photos', 'AAAA'), width: 90, height: 67 }
      const large = {
        ...stored('photo.jpg', 'photos', media.bytes ?? 'AAAA', media.size),
        width: 800,
        height: 600,
      }
      return { what, content: { photo: [small, large], ...albumOf(media) }, ...caption }
    }
    case 'document': {
      const file = stored(media.name, 'documents', media.bytes ?? 'AAAA', media.size)
      return {
        what,
        content: { document: { ...file, file_name: media.name }, ...albumOf(media) },
        ...caption,
      }
    }
    case 'video': {
      const file = stored('video.mp4', 'videos', 'AAAA')
      return { what, content: { video: { ...file, width: 320, height: 240, duration: 3 } }, ...caption }
    }
    case 'sticker': {
      const file = stored('sticker.webp', 'stickers', 'AAAA')
      const shape = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false }
      return { what, content: { sticker: { ...file, ...shape, emoji: media.emoji } } }
    }
    case 'location':
      return { what, content: { location: { latitude: media.latitude, longitude: media.longitude } } }
    case 'contact':
      return { what, content: { contact: { phone_number: media.phone, first_name: media.name } } }
    case 'poll': {
      const state = { total_voter_count: 0, is_closed: false, is_anonymous: true, type: 'regular' }
      return {
        what,
        content: { poll: { id: String(world.serial()), question: media.question, options: [], ...state } },
      }
    }
  }
}

function albumOf({ album }: { album?: string }): { media_group_id?: string } {
  return album === undefined ? {} : { media_group_id: album }
}
