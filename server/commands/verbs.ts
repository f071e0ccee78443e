// The one table of verbs: what every door carries out. Making a draft stands apart, since there is no draft yet to decide on.
import type { CommandName, CommandPayload } from '../../shared/commands.ts';
import { commentClose } from './comment-close.ts';
import { commentMake } from './comment-make.ts';
import type { Verb } from './decision.ts';
import { draftMove } from './draft-move.ts';
import { draftPublish } from './draft-publish.ts';
import { draftReopen } from './draft-reopen.ts';
import { flagAssign } from './flag-assign.ts';
import { flagRaise } from './flag-raise.ts';
import { flagRegrade } from './flag-regrade.ts';
import { flagRetype } from './flag-retype.ts';
import { flagSettle } from './flag-settle.ts';
import { flagWithdraw } from './flag-withdraw.ts';
import { replyDelete } from './reply-delete.ts';
import { replyEdit } from './reply-edit.ts';
import { threadReopen } from './thread-reopen.ts';
import { threadReply } from './thread-reply.ts';

type Verbs = { readonly [N in Exclude<CommandName, 'draft.create'>]: Verb<CommandPayload<N>> };

export const verbs: Verbs = {
  'draft.move': draftMove,
  'draft.publish': draftPublish,
  'draft.reopen': draftReopen,
  'comment.make': commentMake,
  'comment.close': commentClose,
  'flag.raise': flagRaise,
  'flag.assign': flagAssign,
  'flag.regrade': flagRegrade,
  'flag.retype': flagRetype,
  'flag.settle': flagSettle,
  'flag.withdraw': flagWithdraw,
  'thread.reply': threadReply,
  'thread.reopen': threadReopen,
  'reply.edit': replyEdit,
  'reply.delete': replyDelete,
};
