// A house has styles of its own, in its own language. What they are made from says what they are: each gets the name of the
// nearest style that tells it, so that whoever reads the text knows it by its name.
import { wordPrefixIn } from './prepare.ts';
import { isTelling } from './word-styles.ts';
import { attributesOf, tokensOf } from './xml-tokens.ts';

type Style = {
  readonly name: string;
  readonly parent: string | null;
  /** The rank that Word's outline gives it, from 0; 9 is none. */
  readonly outline: number | null;
  /** Where in the text its name stands. */
  readonly at: number;
  readonly end: number;
};

/** Styles made of styles made of styles: nobody goes deeper, and some go in a circle. */
const DEEPEST = 20;

export function withTellingNames(xml: string): string {
  const prefix = wordPrefixIn(xml);
  const styles = stylesIn(xml, prefix);
  let written = '';
  let at = 0;
  for (const style of styles.values()) {
    const name = tellingName(style, styles);
    if (name === null || name === style.name) continue;
    written += `${xml.slice(at, style.at)}<${prefix}name ${prefix}val="${name}"/>`;
    at = style.end;
  }
  return written + xml.slice(at);
}

/** Null for a style that is no more than looks. */
function tellingName(style: Style, styles: ReadonlyMap<string, Style>): string | null {
  let next: Style | undefined = style;
  for (let depth = 0; next && depth < DEEPEST; depth += 1) {
    if (isTelling(next.name)) return next.name;
    if (next.outline !== null) return next.outline < 9 ? `heading ${next.outline + 1}` : null;
    next = styles.get(next.parent ?? '');
  }
  return null;
}

/** The styles of paragraphs by their ids, in the order in which they stand. */
function stylesIn(xml: string, prefix: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let id: string | null = null;
  for (const token of tokensOf(xml)) {
    if (token.kind === 'end' && token.name === `${prefix}style`) id = null;
    if (token.kind !== 'start' || !token.name.startsWith(prefix)) continue;
    const name = token.name.slice(prefix.length);
    const attributes = attributesOf(token.attributes);
    const value = attributes.get(`${prefix}val`) ?? '';
    if (name === 'style')
      id =
        attributes.get(`${prefix}type`) === 'paragraph' ? (attributes.get(`${prefix}styleId`) ?? null) : null;
    if (id === null) continue;
    const known = styles.get(id);
    if (name === 'name' && !known && token.isEmpty)
      styles.set(id, { name: value, parent: null, outline: null, at: token.at, end: token.end });
    if (name === 'basedOn' && known) styles.set(id, { ...known, parent: value });
    if (name === 'outlineLvl' && known && /^\d$/u.test(value))
      styles.set(id, { ...known, outline: Number(value) });
  }
  return styles;
}
