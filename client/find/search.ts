// Asks the server for drafts by words. The answer is another program's: it is parsed.
import { QUERY_LIMIT, type SearchAnswer, searchAnswerSchema } from '../../shared/search.ts';

export async function search(words: string, signal: AbortSignal): Promise<SearchAnswer> {
  const q = words.slice(0, QUERY_LIMIT);
  const answer = await fetch(`/api/search?${new URLSearchParams({ q })}`, { signal });
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to a search.`);
  return searchAnswerSchema.parse(await answer.json());
}
