// Everything that can be asked of the newsroom, one schema per command. Imperative; the answers are events or a refusal.
import { z } from 'zod';
import { anchorSchema } from './article/anchor-schema.ts';
import { DESKS, personIdSchema } from './newsroom.ts';
import { draftIdSchema } from './review/draft.ts';
import { FLAG_TYPES, OUTCOMES, SEVERITIES, seqSchema, threadIdSchema } from './review/thread.ts';

/** Names a command once: the same person and id again gives the first answer again. */
export const commandIdSchema = z.uuid();

const words = z.string().trim().min(1).max(10_000);
const reason = z.string().trim().min(1).max(2_000);
const mentions = z.array(personIdSchema).max(50).default([]);
const draftId = draftIdSchema;
const thread = threadIdSchema;

/** The largest text or file that a draft can be made from, in bytes. */
export const IMPORT_LIMIT = 5 * 1024 * 1024;

const slug = z.string().trim().max(80);
const time = z.iso.datetime();

export const commands = {
  'draft.create': z.strictObject({
    slug: slug.optional(),
    desk: z.enum(DESKS).default('news'),
    deadline: time.nullable().default(null),
    content: z.discriminatedUnion('format', [
      z.strictObject({ format: z.literal('empty') }),
      z.strictObject({ format: z.enum(['text', 'markdown', 'html']), text: z.string() }),
      /** Bytes, so never as JSON: over HTTP they are the body of `POST /api/imports`. */
      z.strictObject({
        format: z.literal('docx'),
        bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are expected'),
      }),
    ]),
  }),
  /** A new draft with the same words and none of the threads, by whoever asks. */
  'draft.duplicate': z.strictObject({ draftId }),
  'draft.assign': z.strictObject({ draftId, owner: personIdSchema }),
  'draft.transfer': z.strictObject({ draftId, desk: z.enum(DESKS) }),
  'draft.rename': z.strictObject({ draftId, slug: slug.min(1) }),
  'deadline.move': z.strictObject({ draftId, deadline: time.nullable() }),
  /** Not before this time. To bring it nearer than one that stands asks for a reason, as lifting it does. */
  'embargo.place': z.strictObject({ draftId, until: time, reason: reason.nullable().default(null) }),
  'embargo.lift': z.strictObject({ draftId, reason: reason.nullable().default(null) }),
  'draft.move': z.strictObject({
    draftId,
    to: z.enum(['writing', 'review', 'ready', 'spiked']),
    reason: reason.nullable().default(null),
  }),
  'draft.publish': z.strictObject({
    draftId,
    textVersion: z.number().int().nonnegative(),
    note: reason.nullable().default(null),
  }),
  'draft.reopen': z.strictObject({ draftId, reason: z.string().trim().max(2_000) }),
  'comment.make': z.strictObject({ draftId, anchor: anchorSchema.nullable(), text: words, mentions }),
  'comment.close': z.strictObject({ draftId, thread }),
  'flag.raise': z.strictObject({
    draftId,
    anchor: anchorSchema,
    type: z.enum(FLAG_TYPES),
    severity: z.enum(SEVERITIES),
    assignee: personIdSchema.nullable().default(null),
    text: words,
    mentions,
  }),
  'flag.assign': z.strictObject({ draftId, thread, assignee: personIdSchema.nullable() }),
  'flag.regrade': z.strictObject({
    draftId,
    thread,
    severity: z.enum(SEVERITIES),
    reason: z.string().trim().max(2_000),
  }),
  'flag.retype': z.strictObject({
    draftId,
    thread,
    type: z.enum(FLAG_TYPES),
    reason: z.string().trim().max(2_000),
  }),
  'flag.settle': z.strictObject({
    draftId,
    thread,
    outcome: z.enum(OUTCOMES),
    note: z.string().trim().max(2_000).nullable().default(null),
  }),
  'flag.withdraw': z.strictObject({ draftId, thread }),
  'thread.reply': z.strictObject({ draftId, thread, text: words, mentions }),
  'thread.reopen': z.strictObject({ draftId, thread, reason: reason.nullable().default(null) }),
  'reply.edit': z.strictObject({ draftId, thread, reply: seqSchema, text: words, mentions }),
  'reply.delete': z.strictObject({ draftId, thread, reply: seqSchema }),
} as const;

export type CommandName = keyof typeof commands;
/** A command's payload once parsed. */
export type CommandPayload<N extends CommandName> = z.output<(typeof commands)[N]>;
/** A command's payload as a client writes it, defaults left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]>;
