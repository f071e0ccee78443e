// What may stand in an article besides words: the entries of a block's marker and the values of the five formats.
import * as Y from 'yjs';
import { KINDS, type Kind, type Marker } from './blocks.ts';

/** The language's own, which every place that runs us has. */
declare const URL: { parse(address: string): { readonly protocol: string; readonly host: string } | null };

/** A `Map` or a `Y.Map`. */
export type Entries = { entries(): Iterable<readonly [string, unknown]> };
type Plain = string | number | boolean;

const LONGEST_ADDRESS = 2_000;
const LONGEST_ALT = 2_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what an address must not hold.
const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/u;

/** Whether an address may be followed: http, https or mailto, without a control character or a space. */
export function isSafeHref(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || CONTROL_OR_SPACE.test(value))
    return false;
  if (!value.isWellFormed()) return false;
  const url = URL.parse(value);
  if (url?.protocol === 'mailto:') return true;
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.host !== '';
}

/** Whether a format may hold a value. `null` ends any of the five. */
export function isValidFormat(name: string, value: unknown): boolean {
  if (name === 'link') return value === null || isSafeHref(value);
  return ['bold', 'italic', 'strike', 'code'].includes(name) && (value === null || value === true);
}

/** Whether a marker may hold an entry. */
export function isValidMarkerEntry(key: string, value: unknown): boolean {
  if (key === 'kind') return kindOf(value) !== null;
  if (key === 'level') return levelOf(value) !== null;
  if (key === 'indent') return indentOf(value) !== null;
  if (key === 'src') return isSafeSrc(value);
  return key === 'alt' && isAlt(value);
}

/** What a marker says, in one form for one meaning: a heading always has a level, a list item an indent. */
export function readMarker(map: Entries): Marker {
  const entries = new Map(map.entries());
  const kind = kindOf(entries.get('kind'));
  const extra = [...entries].filter(
    (entry): entry is [string, Plain] =>
      isPlain(entry[1]) && (!isValidMarkerEntry(...entry) || (kind === null && entries.has('kind'))),
  );
  const ours = kind === null ? { kind: 'paragraph' as const } : fieldsOf(kind, entries);
  if (extra.length === 0) return ours;
  return { ...ours, extra: Object.fromEntries(extra.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/** A marker as its map holds it. */
export function markerEntries(marker: Marker): ReadonlyMap<string, Plain> {
  const { extra, ...fields } = marker;
  return new Map(Object.entries({ ...fields, ...extra }));
}

/** A new map that says what the marker says. */
export function writeMarker(marker: Marker): Y.Map<Plain> {
  return new Y.Map(markerEntries(marker));
}

/** Makes a map say what the marker says, touching only the entries that differ. */
export function rewriteMarker(map: Y.Map<unknown>, marker: Marker): void {
  const wanted = markerEntries(marker);
  for (const key of [...map.keys()]) if (!wanted.has(key)) map.delete(key);
  for (const [key, value] of wanted) if (map.get(key) !== value) map.set(key, value);
}

export function sameMarker(a: Marker, b: Marker): boolean {
  const [left, right] = [markerEntries(a), markerEntries(b)];
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}

function fieldsOf(kind: Kind, entries: ReadonlyMap<string, unknown>): Marker {
  if (kind === 'heading') return { kind, level: levelOf(entries.get('level')) ?? 2 };
  if (kind === 'bullet' || kind === 'number') return { kind, indent: indentOf(entries.get('indent')) ?? 0 };
  if (kind !== 'figure') return { kind };
  const [src, alt] = [entries.get('src'), entries.get('alt')];
  return { kind, ...(isSafeSrc(src) && { src }), ...(isAlt(alt) && { alt }) };
}

function kindOf(value: unknown): Kind | null {
  return KINDS.find((kind) => kind === value) ?? null;
}

function levelOf(value: unknown): 2 | 3 | null {
  return value === 2 || value === 3 ? value : null;
}

function indentOf(value: unknown): 0 | 1 | 2 | 3 | null {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

/** A picture's address: on the web, or a path on our own host. */
function isSafeSrc(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || CONTROL_OR_SPACE.test(value))
    return false;
  if (/^\/(?![/\\])/u.test(value)) return value.isWellFormed();
  return isSafeHref(value) && !/^mailto:/iu.test(value);
}

function isAlt(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ALT && value.isWellFormed();
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
