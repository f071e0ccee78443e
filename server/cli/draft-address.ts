// A draft as somebody names it: by its id, or by the address of its page as it is copied from a browser.
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';

export function draftNamed(name: string): DraftId | null {
  const last = name
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1);
  const id = draftIdSchema.safeParse(last);
  return id.success ? id.data : null;
}
