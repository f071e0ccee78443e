// What may stand where in an article: words, the five formats and markers in the text; plain values under a marker.
import * as Y from 'yjs';
import { isValidFormat, isValidMarkerEntry } from '../../shared/article/marker.ts';
import type { Home } from './ground.ts';
import { type Refused, refused } from './guard-reason.ts';

export function judgeContent(item: Y.Item, home: Home): Refused | null {
  const { content } = item;
  if (content instanceof Y.ContentDeleted) return null;
  if (home.at === 'text') return judgeText(content);
  if (!(content instanceof Y.ContentAny)) return refused('misplaced', 'no plain value under a marker');
  // What stands beside something gone does not say its key; it is gone as soon as it arrives.
  const key = home.at === 'marker' ? home.key : item.parentSub;
  const isValid = content.arr.every((value) =>
    key === null ? isPlain(value) : isValidMarkerEntry(key, value),
  );
  return isValid ? null : refused('invalid-marker', `${key}: ${JSON.stringify(content.arr).slice(0, 100)}`);
}

function judgeText(content: Y.Item['content']): Refused | null {
  if (content instanceof Y.ContentString || content instanceof Y.ContentType) return null;
  if (!(content instanceof Y.ContentFormat)) return refused('misplaced', 'a plain value in the text');
  if (isValidFormat(content.key, content.value)) return null;
  return refused('invalid-format', `${content.key}: ${JSON.stringify(content.value)}`.slice(0, 100));
}

const LONGEST_VALUE = 2_000;

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE;
  return typeof value === 'boolean' || Number.isFinite(value);
}
