// Hocuspocus with SQLite: each message names its document, and whoever comes is let in before they sync.
import { readBytes, STEP_1, STEP_2, UPDATE, varString, writeMessage } from '../wire/sync-message.ts';
import { LeanWebSocket } from '../wire/web-socket.ts';
import { PeerLine } from './peer-line.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeding, textOf } from './seeded.ts';
import type { House, System } from './system.ts';

/** Kinds of message: about the document, the answer to that, who one is. */
const SYNC = 0;
const AUTH = 2;
const SYNC_REPLY = 4;
/** What is said of who one is: a token; and the answer that it is good. */
const TOKEN = 0;
const AUTHENTICATED = 2;
/** Its provider says which version it is. */
const PROVIDER = '4.7.0';

export const hocuspocus: System = {
  name: 'Hocuspocus',
  version: versionsOf('@hocuspocus/server', '@hocuspocus/extension-sqlite'),
  kind: 'peer',
  textOf,
  program: (folder) => peerProgram('hocuspocus', folder),
  house: async (port) => {
    const opens: House['opens'] = ({ doc, has, hears }) => {
      const line = new PeerLine();
      const name = varString(doc);
      const sync = Buffer.concat([name, Uint8Array.of(SYNC)]);
      const comes = [name, Uint8Array.of(AUTH, TOKEN), varString(''), varString(PROVIDER)];
      const wire: LeanWebSocket = new LeanWebSocket(
        { port, path: '/' },
        {
          onOpen: () => wire.sendBinary(Buffer.concat(comes)),
          onMessage: (message) => {
            const [kind, step] = message.subarray(name.length);
            if (kind === AUTH && step === AUTHENTICATED)
              wire.sendBinary(writeMessage(sync, STEP_1, has.stateVector));
            if (kind !== SYNC && kind !== SYNC_REPLY) return;
            const bytes = readBytes(message, name.length + 2);
            if (step === UPDATE) hears(bytes);
            else if (step === STEP_2) line.letIn(bytes);
            else wire.sendBinary(writeMessage(sync, STEP_2, has.beyond(bytes)));
          },
          onClose: () => line.cut(),
        },
      );
      return line.over(wire, (update) => wire.sendBinary(writeMessage(sync, UPDATE, update)));
    };
    return seeding({ opens });
  },
};
