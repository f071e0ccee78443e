// What a paragraph of a page is by its names and its style.
import type { Marker } from '../../shared/article/blocks.ts';
import { styledAs, writtenDepth } from '../../shared/article/word-list.ts';
import type { Attributes } from './open-formats.ts';

const NAMED = ['standfirst', 'byline'] as const;

export function namedIn(names: readonly string[]): (typeof NAMED)[number] | null {
  return NAMED.find((name) => names.includes(name)) ?? null;
}

/** Our own pages, and many others, name the first two; Word has its own names, and its own way of writing a list. */
export function paragraphKind(attributes: Attributes, hasHeadline: boolean): Marker | null {
  const names = attributes.get('class') ?? '';
  const kind = namedIn(names.split(/\s+/u));
  if (kind) return { kind };
  const style = styledAs(names);
  if (style === 'quote') return { kind: 'quote' };
  if (style === 'title') return hasHeadline ? { kind: 'heading', level: 2 } : { kind: 'headline' };
  if (style === 'heading') return { kind: 'heading', level: 3 };
  const indent = writtenDepth(attributes.get('style') ?? '');
  return indent === null ? null : { kind: 'bullet', indent };
}
