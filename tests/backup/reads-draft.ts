// The words of a draft as they stand in a backup, read with the store and Yjs alone.
import * as Y from 'yjs';
import { openFinished } from '../../server/store/connect.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { articleOf } from '../../shared/article/read.ts';
import type { DraftId } from '../../shared/review/draft.ts';

export async function readsDraft(file: string, draft: DraftId): Promise<string> {
  const store = new SqliteStore(openFinished(file));
  const { snapshot, updates } = await store.load(draft);
  await store.close();
  const doc = withoutCleanUp(new Y.Doc());
  if (snapshot) Y.applyUpdate(doc, snapshot.state);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return flatArticle(articleOf(doc)).text;
}
