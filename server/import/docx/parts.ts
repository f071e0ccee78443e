// Which part of a Word file is what: its main text, and what that names by its relations.
import { Unreadable } from '../unreadable.ts';
import type { Parts } from './unpack.ts';
import { attributesOf, broken, tokensOf } from './xml-tokens.ts';

type Relation = { readonly type: string; readonly target: string; readonly isElsewhere: boolean };

/** Where the main text lies: not in every file at `word/document.xml`. */
export function mainPartOf(parts: Parts): string {
  const named = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target;
  const path = named ?? 'word/document.xml';
  if (!parts.has(path) || !/(?:^|\/)document\d*\.xml$/u.test(path)) throw notWord(parts);
  return path;
}

/** The part that the main text names as its comments, its styles …; null when it has none. */
export function relatedPart(parts: Parts, main: string, type: string): string | null {
  const found = relationsOf(parts, main).find((one) => one.type === type && parts.has(one.target));
  return found?.target ?? null;
}

/** Strictly UTF-8, as every such file is. */
export function textOfPart(parts: Parts, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(parts.get(path));
  } catch {
    throw broken();
  }
}

/** What a part names, by the last word of each relation's type. What lies elsewhere is never fetched. */
function relationsOf(parts: Parts, path: string): readonly Relation[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${path.slice(folder.length)}.rels`;
  if (!parts.has(relations)) return [];
  const found: Relation[] = [];
  for (const token of tokensOf(textOfPart(parts, relations))) {
    if (token.kind !== 'start' || !/(?:^|:)Relationship$/u.test(token.name)) continue;
    const attributes = attributesOf(token.attributes);
    const target = attributes.get('Target') ?? '';
    const isElsewhere = attributes.get('TargetMode') === 'External';
    const type = attributes.get('Type')?.split('/').at(-1) ?? '';
    found.push({ type, isElsewhere, target: target.startsWith('/') ? target.slice(1) : folder + target });
  }
  return found.filter((relation) => !relation.isElsewhere);
}

function notWord(parts: Parts): Unreadable {
  const kind = OTHERS.find(([path]) => parts.has(path))?.[1];
  return kind
    ? new Unreadable(`This is ${kind}, not a Word file. Save its text as .docx and bring that in.`)
    : broken();
}

const OTHERS = [
  ['xl/workbook.xml', 'a spreadsheet'],
  ['ppt/presentation.xml', 'a presentation'],
  ['content.xml', 'an OpenDocument file'],
] as const;
