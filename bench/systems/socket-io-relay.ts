// The floor below every server on Socket.IO: what its binary events alone cost.
import { LeanSocketIo, packedBytes } from '../wire/socket-io.ts';
import { PeerLine } from './peer-line.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeding, textOf } from './seeded.ts';
import type { House, Line, System } from './system.ts';

export const socketIoRelay: System = {
  name: 'Socket.IO relay',
  version: versionsOf('socket.io'),
  kind: 'relay',
  textOf,
  program: (folder) => peerProgram('socket-io-relay', folder),
  house: async (port) => {
    const wires = new WeakMap<Line, LeanSocketIo>();
    const opens: House['opens'] = ({ doc, hears }) => {
      const line = new PeerLine();
      const onBytes = (name: string, bytes: Buffer): void =>
        name === 'update' ? hears(bytes) : line.letIn(bytes);
      const hearing = { onConnect: () => {}, onBytes, onEnd: () => line.cut() };
      const wire = new LeanSocketIo({ port, query: `&doc=${doc}` }, hearing);
      const opened = line.over(wire, (update) => wire.emit('update', packedBytes(update)));
      wires.set(opened, wire);
      return opened;
    };
    return seeding({
      opens,
      gives: (line, base) => wires.get(line)?.emit('first', packedBytes(base)),
    });
  },
};
