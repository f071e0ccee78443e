// The commands over HTTP: the socket's own table, with room for a whole book.
import { z } from 'zod';
import { askedSchema, askingSchema } from '../../shared/api/command.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { type Door, door } from './door.ts';

/** The commands' table, behind which the rooms are; the same for every door. */
export type AskRooms = (
  by: PersonId,
  asked: { readonly id: string; readonly name: string; readonly payload: unknown },
  mayStill?: () => boolean,
) => Promise<Ack<Asked>>;

export const COMMANDS = '/commands/:name';

export function commandDoor(ask: AskRooms): Door {
  return door({
    ...{ method: 'post', path: COMMANDS, name: 'ask', key: 'write' },
    summary: 'Asks the newsroom for something',
    params: z.object({ name: z.string() }),
    body: askingSchema,
    answer: askedSchema,
    handle: async ({ asker, params, body }) => {
      const { id, payload } = body;
      const answer = await ask(asker.person.id, { id, name: params.name, payload }, asker.mayStill);
      return answer.ok ? answer : answer.refusal;
    },
  });
}
