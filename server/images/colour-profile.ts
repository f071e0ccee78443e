// An ICC profile reduced to what turns numbers into colours. A screen's own profile names the screen, up to its serial
// number, and whoever made it; a picture without any profile would look pale.

const HEADER = 128;
const MOST_TAGS = 100;

const COLOURS: ReadonlySet<string> = new Set([
  ...['rXYZ', 'gXYZ', 'bXYZ', 'wtpt', 'chad', 'rTRC', 'gTRC', 'bTRC', 'kTRC', 'cicp'],
  ...['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'gamt'],
]);

/** In the header: which program, when, on what, for which device, by whom, and a sum over all. */
const ABOUT_ITS_MAKER = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 64],
  [80, 100],
] as const;

type Tag = { readonly name: string; readonly content: Buffer };

/** Null when it is none that a browser would read. */
export function cleanProfile(profile: Buffer): Buffer | null {
  if (profile.length < HEADER + 4 || profile.toString('latin1', 36, 40) !== 'acsp') return null;
  const tags = tagsOf(profile);
  return tags && tags.length > 0 ? written(profile.subarray(0, HEADER), tags) : null;
}

function tagsOf(profile: Buffer): readonly Tag[] | null {
  const count = profile.readUInt32BE(HEADER);
  if (count > MOST_TAGS || HEADER + 4 + 12 * count > profile.length) return null;
  const tags: Tag[] = [];
  for (let at = HEADER + 4; tags.length < count && at < HEADER + 4 + 12 * count; at += 12) {
    const name = profile.toString('latin1', at, at + 4);
    const [from, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    if (from + length > profile.length) return null;
    if (COLOURS.has(name)) tags.push({ name, content: profile.subarray(from, from + length) });
  }
  return tags;
}

function written(header: Buffer, tags: readonly Tag[]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  let end = HEADER + table.length;
  for (const [index, { name, content }] of tags.entries()) {
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(end, 8 + 12 * index);
    table.writeUInt32BE(content.length, 12 + 12 * index);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    parts.push(padded);
    end += padded.length;
  }
  const profile = Buffer.concat([header, table, ...parts]);
  for (const [from, to] of ABOUT_ITS_MAKER) profile.fill(0, from, to);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
}
