// Writes structs and deletions as one V1 update, in the order Yjs itself would.
import * as Y from 'yjs';
import type { Range } from './read-update.ts';
import type { Fresh } from './subtract.ts';

/** `deletions` come sorted by client. */
export function writeUpdate(fresh: Fresh, deletions: readonly Range[]): Uint8Array {
  const writer = new Y.UpdateEncoderV1();
  writer.writeLen(fresh.size);
  for (const [client, structs] of [...fresh].sort(([a], [b]) => b - a)) {
    writer.writeLen(structs.length);
    writer.writeClient(client);
    writer.writeLen(structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(writer, 0);
  }
  writeDeletions(writer, deletions);
  return writer.toUint8Array();
}

function writeDeletions(writer: Y.UpdateEncoderV1, deletions: readonly Range[]): void {
  const byClient = Map.groupBy(deletions, (range) => range.client);
  writer.writeLen(byClient.size);
  for (const [client, ranges] of byClient) {
    writer.writeClient(client);
    writer.writeLen(ranges.length);
    for (const { clock, length } of ranges) {
      writer.writeDsClock(clock);
      writer.writeDsLen(length);
    }
  }
}
