// An update as a broken line or a curious attacker changes it: cut, stretched, flipped, spliced, or with a length beyond reason.

const LONGEST = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];

export function mutated(update: Uint8Array, below: (limit: number) => number): Uint8Array {
  const at = below(update.length);
  const bytes = update.slice();
  switch (below(8)) {
    case 0:
      return update.slice(0, at);
    case 1:
      return new Uint8Array([...update.slice(0, at), below(256), ...update.slice(at)]);
    case 2:
      return new Uint8Array([...update.slice(0, at), ...update.slice(at + 1 + below(3))]);
    case 3:
      bytes[at] = below(256);
      return bytes;
    case 4:
      return new Uint8Array([...update.slice(0, at), ...update.slice(below(update.length))]);
    case 5:
      return new Uint8Array([...update.slice(0, at), ...LONGEST, ...update.slice(at + 1)]);
    default:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      return bytes;
  }
}
