// What a `data:` address holds, when it holds bytes. What it says that they are is not asked.

const SHAPE = /^data:[^,]{0,200};\s*base64\s*,/iu;

/** Null when its content is words, as that of drawings in SVG is. */
export function bytesIn(address: string): Uint8Array | null {
  const [start] = SHAPE.exec(address) ?? [];
  if (start === undefined) return null;
  const written = address.slice(start.length).replaceAll(/%([0-9a-f]{2})/giu, (_, hex: string) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
  return Buffer.from(written, 'base64');
}
