// The reference server of Yjs, with LevelDB. The last version for Yjs 13 that can be installed with it.
import { readBytes, STEP_1, STEP_2, UPDATE, writeMessage } from '../wire/sync-message.ts';
import { LeanWebSocket } from '../wire/web-socket.ts';
import { PeerLine } from './peer-line.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeding, textOf } from './seeded.ts';
import type { House, System } from './system.ts';

/** The kind of message that is about the document; others are about who is there. */
const SYNC = Uint8Array.of(0);

export const yWebsocket: System = {
  name: 'y-websocket',
  version: versionsOf('@y/websocket-server', 'y-leveldb'),
  kind: 'peer',
  textOf,
  program: (folder) => peerProgram('y-websocket', folder),
  house: async (port) => {
    const opens: House['opens'] = ({ doc, has, hears }) => {
      const line = new PeerLine();
      const wire: LeanWebSocket = new LeanWebSocket(
        { port, path: `/${doc}` },
        {
          onOpen: () => wire.sendBinary(writeMessage(SYNC, STEP_1, has.stateVector)),
          onMessage: (message) => {
            if (message[0] !== SYNC[0]) return;
            const bytes = readBytes(message, 2);
            if (message[1] === UPDATE) hears(bytes);
            else if (message[1] === STEP_2) line.letIn(bytes);
            else wire.sendBinary(writeMessage(SYNC, STEP_2, has.beyond(bytes)));
          },
          onClose: () => line.cut(),
        },
      );
      return line.over(wire, (update) => wire.sendBinary(writeMessage(SYNC, UPDATE, update)));
    };
    return seeding({ opens });
  },
};
