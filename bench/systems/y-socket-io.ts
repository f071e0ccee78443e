// y-socket.io with LevelDB: a namespace for each document.
import { LeanSocketIo, packedBytes } from '../wire/socket-io.ts';
import { PeerLine } from './peer-line.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeding, textOf } from './seeded.ts';
import type { House, System } from './system.ts';

/**
 * The server listens only after it has waited for its storage, so the first question may be lost; its own client then
 * waits for ever, unless it is told to ask again.
 */
const ASKS_AGAIN = 1_000;

export const ySocketIo: System = {
  name: 'y-socket.io',
  version: versionsOf('y-socket.io', 'socket.io', 'y-leveldb'),
  kind: 'peer',
  textOf,
  program: (folder) => peerProgram('y-socket-io', folder),
  house: async (port) => {
    const opens: House['opens'] = ({ doc, has, hears }) => {
      const line = new PeerLine();
      let timer: NodeJS.Timeout | undefined;
      const pull = (): void =>
        wire.emit('sync-step-1', packedBytes(has.stateVector), (state) => {
          clearInterval(timer);
          if (state instanceof Uint8Array) line.letIn(state);
        });
      const wire: LeanSocketIo = new LeanSocketIo(
        { port, namespace: `/yjs|${doc}` },
        {
          onConnect: () => {
            pull();
            timer = setInterval(pull, ASKS_AGAIN);
          },
          onBytes: (name, bytes, answer) => {
            if (name === 'sync-update') hears(bytes);
            else if (name === 'sync-step-1') answer?.(has.beyond(bytes));
          },
          onEnd: () => {
            clearInterval(timer);
            line.cut();
          },
        },
      );
      const close = (): void => {
        clearInterval(timer);
        wire.close();
      };
      const over = {
        close,
        get bytesIn() {
          return wire.bytesIn;
        },
      };
      return line.over(over, (update) => wire.emit('sync-update', packedBytes(update)));
    };
    return seeding({ opens });
  },
};
