// The article as one window holds it: what is somebody's own doing travels, and nothing else does.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ArticleCopy } from '../../client/sync/article-copy.ts';
import { articleOf } from '../../shared/article/read.ts';

const HERE = {};

function opened(): { readonly copy: ArticleCopy; readonly typed: Uint8Array[] } {
  const typed: Uint8Array[] = [];
  const copy = new ArticleCopy({
    drawClientId: () => 7,
    onTyped: (update) => typed.push(update),
    onChanged: () => {},
  });
  copy.travels(HERE);
  return { copy, typed };
}

function toldBy(client: number, words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  articleOf(doc).insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

/** Who wrote what is in an update, by client id. */
function authors(update: Uint8Array | undefined): readonly number[] {
  return update ? [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))] : [];
}

describe('an article’s copy', () => {
  it('sends what is typed here, and not what it is told, nor what nobody said is theirs', () => {
    const { copy, typed } = opened();
    copy.take(toldBy(3, 'The ferry left late.'));
    copy.article.insert(0, 'Note: ');
    expect(typed).toHaveLength(0);
    copy.article.doc?.transact(() => copy.article.insert(0, 'At noon '), HERE);
    copy.take(toldBy(4, 'A second ferry.'));
    expect(typed.map(authors)).toEqual([[7]]);
  });

  it('sends what is done here because of something told, while that is still being taken in', () => {
    const { copy, typed } = opened();
    let isAnswered = false;
    copy.article.observe(() => {
      if (isAnswered) return;
      isAnswered = true;
      copy.article.doc?.transact(() => copy.article.insert(0, 'Answer. '), HERE);
    });
    copy.take(toldBy(3, 'Question.'));
    expect(typed.map(authors)).toEqual([[7]]);
    copy.article.doc?.transact(() => copy.article.insert(0, 'Once more. '), HERE);
    expect(typed).toHaveLength(2);
  });
});
