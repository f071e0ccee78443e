// Bytes as text, where JSON must carry them.

declare function btoa(binary: string): string;
declare function atob(base64: string): string;

/** So many characters are made by one call; more than an engine's stack may be too many. */
const AT_ONCE = 8_192;

export function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    characters += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + AT_ONCE));
  return btoa(characters);
}

/** Throws for what is no base64. */
export function fromBase64(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
