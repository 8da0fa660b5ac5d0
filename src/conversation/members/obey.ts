import type { Reply } from '../../reply/index.ts'
import { consentView } from '../groups/consent.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { openInviteCard } from './invite-card.ts'
import { openInvitationsCard, openMembersCard } from './manage-card.ts'
import { onlyInPrivate } from './only-in-private.ts'
import { numberReply, settingsReply, takeName } from './settings.ts'
import type { MemberCommand } from './words.ts'

/** Does what is said about invitations, members and oneself. */
export async function obeyMember(turn: Turn, command: MemberCommand): Promise<Reply> {
  switch (command.type) {
    case 'invite':
      return openInviteCard(turn, command.words)
    case 'invitations':
      return openInvitationsCard(turn)
    case 'members':
      return openMembersCard(turn)
    case 'settings':
      return settingsReply(turn)
    case 'name':
      return takeName(turn, command.name)
    case 'rename':
      return sentence('请说出您希望的称呼，例如“我叫张三”。')
    case 'groups':
      return onlyInPrivate(turn) ?? consentView(turn)
    case 'my-number':
      return numberReply(turn)
  }
}
