// What a block's marker and a format may say: the schema is the sanitiser, on both ends of the wire.
import { type Formats, KINDS, type Kind, type Marker } from './blocks.ts';

type Primitive = string | number | boolean;

const LEVELS: readonly unknown[] = [2, 3];
const INDENTS: readonly unknown[] = [0, 1, 2, 3];
/** The longest address or alternative text, in UTF-16 units. */
const LONGEST = 2_000;

/** Whether a link may go there: http, https or mailto, without control characters or spaces. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > LONGEST || /[\p{Cc}\p{Zs}]/u.test(href)) return false;
  return /^(https?:\/\/[^/?#]|mailto:[^?])/i.test(href);
}

/** Whether a format may hold this value in the article. `null` takes the format away. */
export function isValidFormat(name: string, value: unknown): boolean {
  if (name === 'link') return value === null || isSafeHref(value);
  return isToggle(name) && (value === true || value === null);
}

/** Whether a marker's key may hold this value. */
export function isValidMarkerEntry(key: string, value: unknown): boolean {
  switch (key) {
    case 'kind':
      return isKind(value);
    case 'level':
      return LEVELS.includes(value);
    case 'indent':
      return INDENTS.includes(value);
    case 'src':
      return typeof value === 'string' && value.length <= LONGEST && /^\/[\w./-]*$/.test(value);
    case 'alt':
      return typeof value === 'string' && value.length <= LONGEST;
    default:
      return false;
  }
}

/** A marker from its entries. What this version does not know is kept in `extra`, and an unknown kind reads as a paragraph. */
export function readMarker(entries: Iterable<readonly [string, unknown]>): Marker {
  const known: Record<string, unknown> = {};
  const extra: Record<string, Primitive> = {};
  for (const [key, value] of entries) {
    if (isValidMarkerEntry(key, value)) known[key] = value;
    else if (isPrimitive(value)) extra[key] = value;
  }
  const marker = { kind: 'paragraph', ...known, ...(Object.keys(extra).length > 0 && { extra }) };
  return marker as Marker;
}

/** The entries that say a marker, for a `Y.Map`. */
export function markerEntries(marker: Marker): readonly (readonly [string, Primitive])[] {
  const { kind, level, indent, src, alt, extra } = marker;
  const own = Object.entries({ kind, level, indent, src, alt });
  return [...Object.entries(extra ?? {}), ...own].filter((entry): entry is [string, Primitive] =>
    isPrimitive(entry[1]),
  );
}

/** The valid formats among a delta's attributes. */
export function readFormats(attributes: Readonly<Record<string, unknown>> | undefined): Formats {
  if (!attributes) return {};
  const valid = Object.entries(attributes).filter(([name, value]) => value !== null && isValidFormat(name, value));
  return Object.fromEntries(valid) as Formats;
}

function isToggle(name: string): boolean {
  return name === 'bold' || name === 'italic' || name === 'strike' || name === 'code';
}

function isKind(value: unknown): value is Kind {
  return KINDS.some((kind) => kind === value);
}

function isPrimitive(value: unknown): value is Primitive {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
