// The one table of verbs: what every door carries out. Making a draft, from nothing or as a copy, stands apart, since there is no draft yet to decide on.
import type { CommandName, CommandPayload } from '../../shared/commands.ts';
import { commentClose } from './comment-close.ts';
import { commentMake } from './comment-make.ts';
import { deadlineMove } from './deadline-move.ts';
import type { Verb } from './decision.ts';
import { draftAssign } from './draft-assign.ts';
import { draftMove } from './draft-move.ts';
import { draftPublish } from './draft-publish.ts';
import { draftRename } from './draft-rename.ts';
import { draftReopen } from './draft-reopen.ts';
import { draftTransfer } from './draft-transfer.ts';
import { embargoLift } from './embargo-lift.ts';
import { embargoPlace } from './embargo-place.ts';
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

/** The commands that make a draft. */
export type MakingName = 'draft.create' | 'draft.duplicate';

type Verbs = { readonly [N in Exclude<CommandName, MakingName>]: Verb<CommandPayload<N>> };

export const verbs: Verbs = {
  'draft.assign': draftAssign,
  'draft.transfer': draftTransfer,
  'draft.rename': draftRename,
  'deadline.move': deadlineMove,
  'embargo.place': embargoPlace,
  'embargo.lift': embargoLift,
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
