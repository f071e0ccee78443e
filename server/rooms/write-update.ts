// Writes structs and deletions as one V1 update, in the order Yjs itself would.
import * as Y from 'yjs';
import type { Range } from './read-update.ts';
import type { Fresh } from './subtract.ts';

/** A writer is kept for the next update unless it had to grow beyond this, in bytes: each has a buffer outside V8's heap. */
const KEPT = 4_096;

let kept = new Y.UpdateEncoderV1();

/** `deletions` come sorted by client. */
export function writeUpdate(fresh: Fresh, deletions: readonly Range[]): Uint8Array {
  const writer = emptyWriter();
  writer.writeLen(fresh.size);
  const lines = fresh.size > 1 ? [...fresh].sort(([a], [b]) => b - a) : fresh;
  for (const [client, structs] of lines) {
    writer.writeLen(structs.length);
    writer.writeClient(client);
    writer.writeLen(structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(writer, 0);
  }
  if (deletions.length === 0) writer.writeLen(0);
  else writeDeletions(writer, deletions);
  return writer.toUint8Array();
}

function emptyWriter(): Y.UpdateEncoderV1 {
  if (kept.restEncoder.cbuf.length > KEPT) kept = new Y.UpdateEncoderV1();
  kept.restEncoder.cpos = 0;
  kept.restEncoder.bufs.length = 0;
  return kept;
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
