// The floor below every server on WebSockets: what `ws` alone costs.
import { LeanWebSocket } from '../wire/web-socket.ts';
import { PeerLine } from './peer-line.ts';
import { peerProgram, versionsOf } from './peer-program.ts';
import { seeding, textOf } from './seeded.ts';
import type { House, Line, System } from './system.ts';

/** The first byte of a message, as the relay knows it. */
const UPDATE = Uint8Array.of(0);
const FIRST = Uint8Array.of(1);

export const wsRelay: System = {
  name: 'ws relay',
  version: versionsOf('ws'),
  kind: 'relay',
  textOf,
  program: (folder) => peerProgram('ws-relay', folder),
  house: async (port) => {
    const wires = new WeakMap<Line, LeanWebSocket>();
    const opens: House['opens'] = ({ doc, hears }) => {
      const line = new PeerLine();
      const wire = new LeanWebSocket(
        { port, path: `/${doc}` },
        {
          onMessage: (message) =>
            message[0] === UPDATE[0] ? hears(message.subarray(1)) : line.letIn(message.subarray(1)),
          onClose: () => line.cut(),
        },
      );
      const opened = line.over(wire, (update) => wire.sendBinary(Buffer.concat([UPDATE, update])));
      wires.set(opened, wire);
      return opened;
    };
    return seeding({
      opens,
      gives: (line, base) => wires.get(line)?.sendBinary(Buffer.concat([FIRST, base])),
    });
  },
};
