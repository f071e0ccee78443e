// Updates as no client of ours writes them, byte by byte.
import * as Y from 'yjs';

type Id = readonly [client: number, clock: number];
export type Stand = {
  readonly origin?: Id;
  readonly right?: Id;
  readonly root?: string;
  readonly parent?: Id;
  readonly key?: string;
};
/** Writes one struct. */
export type Forged = (writer: Y.UpdateEncoderV1) => void;

type Section = {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Forged[];
  readonly claims?: number;
};
type Deletion = { readonly client: number; readonly clock: number; readonly length: number };

export function forge(sections: readonly Section[], deletions: readonly Deletion[] = []): Uint8Array {
  const writer = new Y.UpdateEncoderV1();
  writer.writeLen(sections.length);
  for (const { client, clock, structs, claims } of sections) {
    writer.writeLen(claims ?? structs.length);
    writer.writeClient(client);
    writer.writeLen(clock);
    for (const write of structs) write(writer);
  }
  writer.writeLen(deletions.length);
  for (const { client, clock, length } of deletions) {
    writer.writeClient(client);
    writer.writeLen(1);
    writer.writeDsClock(clock);
    writer.writeDsLen(length);
  }
  return writer.toUint8Array();
}

export function gone(length: number): Forged {
  return (writer) => {
    writer.writeInfo(0);
    writer.writeLen(length);
  };
}

export function text(words: string, stand: Stand): Forged {
  return item(4, stand, (writer) => writer.writeString(words));
}

export function deleted(length: number, stand: Stand): Forged {
  return item(1, stand, (writer) => writer.writeLen(length));
}

export function format(name: string, value: unknown, stand: Stand): Forged {
  return item(6, stand, (writer) => {
    writer.writeKey(name);
    writer.writeJSON(value);
  });
}

export function values(list: readonly unknown[], stand: Stand): Forged {
  return item(8, stand, (writer) => {
    writer.writeLen(list.length);
    for (const value of list) writer.writeAny(value);
  });
}

/** Yjs numbers its types: array 0, map 1, text 2, element 3, fragment 4, hook 5, xml text 6. */
export function type(ref: number, stand: Stand, name?: string): Forged {
  return item(7, stand, (writer) => {
    writer.writeTypeRef(ref);
    if (name !== undefined) writer.writeKey(name);
  });
}

export function item(content: number, stand: Stand, write: Forged): Forged {
  const { origin, right, root, parent, key } = stand;
  return (writer) => {
    writer.writeInfo(content | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
    if (origin) writer.writeLeftID(Y.createID(...origin));
    if (right) writer.writeRightID(Y.createID(...right));
    if (!origin && !right) {
      writer.writeParentInfo(root !== undefined);
      if (root !== undefined) writer.writeString(root);
      else writer.writeLeftID(Y.createID(...(parent ?? [0, 0])));
      if (key !== undefined) writer.writeString(key);
    }
    write(writer);
  };
}
