// A command parsed for its name and given to its verb.
import { z } from 'zod';
import { type CommandName, type CommandPayload, commands } from '../../shared/commands.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Asking, Decided, Verb } from '../commands/decision.ts';
import { type MakingName, verbs } from '../commands/verbs.ts';

type DraftCommandName = Exclude<CommandName, MakingName>;

/** A command about a draft that makes sense, though it may yet be refused. */
export type DraftCommand = {
  readonly name: DraftCommandName;
  readonly draftId: DraftId;
  readonly decide: (asking: Asking) => Decided | Refusal;
};
/** A command that makes a draft: there is none yet to decide on. */
export type MakingCommand = {
  [N in MakingName]: { readonly name: N; readonly payload: CommandPayload<N> };
}[MakingName];
export type Command = DraftCommand | MakingCommand;

const schemas: { readonly [N in CommandName]: z.ZodType<CommandPayload<N>> } = commands;

export function parseCommand(name: string, payload: unknown): Command | Refusal {
  if (!isCommand(name)) return refuse('invalid', `There is no command “${name.slice(0, 64)}”.`);
  if (name !== 'draft.create' && name !== 'draft.duplicate') return draftCommand(name, payload);
  return name === 'draft.create' ? making(name, payload) : making(name, payload);
}

function making<N extends MakingName>(
  name: N,
  payload: unknown,
): { readonly name: N; readonly payload: CommandPayload<N> } | Refusal {
  const read = schemas[name].safeParse(payload);
  return read.success ? { name, payload: read.data } : unreadable(read.error);
}

function draftCommand<N extends DraftCommandName>(name: N, payload: unknown): DraftCommand | Refusal {
  const read = schemas[name].safeParse(payload);
  if (!read.success) return unreadable(read.error);
  const verb: Verb<CommandPayload<N>> = verbs[name];
  return { name, draftId: read.data.draftId, decide: (asking) => verb(asking, read.data) };
}

function unreadable(error: z.ZodError): Refusal {
  return refuse('invalid', z.prettifyError(error).slice(0, 500));
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
