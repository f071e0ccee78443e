// Every way in which words leave a newsroom, read as whoever gets them reads them.
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import MarkdownIt from 'markdown-it';
import { expect } from 'vitest';
import { DRAFT_FORMATS, EDITION_FORMATS } from '../../server/export/formats.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Answer } from '../http/scene.ts';
import type { House } from './hostile-scene.ts';
import { intruders } from './safe-html.ts';

/** Said in every field of the review, and published, as somebody who may would do. */
export async function reviewed(house: House, draftId: DraftId, words: string, slug: string): Promise<void> {
  const { asks, page } = house;
  const window = await house.opensWindow();
  await window.joins(draftId);
  const quote = window.text.trim().split('\n')[0]?.slice(0, 20) ?? '';
  const anchor = window.anchorOn(quote);
  const flag = { draftId, type: 'fact', severity: 'blocking', anchor, text: words };
  const thread = await asks('flag.raise', flag);
  await asks('thread.reply', { draftId, thread, text: words });
  await asks('comment.make', { draftId, anchor, text: words });
  await asks('flag.settle', { draftId, thread, outcome: 'verified', note: words.slice(0, 1_900) });
  await asks('draft.rename', { draftId, slug });
  await asks('draft.move', { draftId, to: 'review', reason: words.slice(0, 1_900) });
  await asks('draft.move', { draftId, to: 'ready' });
  const { body } = await page.reads(`/drafts/${draftId}`);
  const { textVersion } = body as { readonly textVersion: number };
  await asks('draft.publish', { draftId, textVersion, note: words.slice(0, 1_900) });
}

const markdown = new MarkdownIt({ html: true });

/** Every file that a draft and its edition leave as, read as whoever opens it would. */
export async function leavesSafely(house: House, draftId: DraftId): Promise<void> {
  const files = [
    ...DRAFT_FORMATS.map((format) => `/api/drafts/${draftId}/export/${format}`),
    ...EDITION_FORMATS.map((format) => `/editions/${draftId}/1/export/${format}`),
  ];
  for (const path of files) {
    const answer = await house.gets(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\/:]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
    );
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/; sandbox$/),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect([path, await intrudersIn(path, answer)]).toEqual([path, []]);
  }
  const edition = await house.gets(`/editions/${draftId}/1`);
  expect([edition.status, intruders(edition.body)]).toEqual([200, []]);
  expect(edition.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
}

async function intrudersIn(path: string, answer: Answer): Promise<readonly string[]> {
  const format = path.split('/').at(-1);
  if (format === 'html') return intruders(answer.body);
  if (format === 'md') return intruders(markdown.render(withoutOurOwn(answer.body)));
  if (format === 'docx') return intrudersInWord(answer.bytes);
  if (format === 'txt') expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  else expect(answer.headers['content-type']).toMatch(/^application\/(?:ld\+)?json;/);
  return [];
}

/** Figures and what Markdown has no sign for, we write as HTML and comments. */
function withoutOurOwn(text: string): string {
  return text.replaceAll(/<!-- (?:standfirst|byline) -->/g, '');
}

async function intrudersInWord(bytes: Buffer): Promise<readonly string[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    { styleMap: ['comment-reference => sup'] },
  );
  const linked = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.rels'));
  const outside = linked.flatMap(([, part]) =>
    [...new TextDecoder().decode(part).matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(
      ([, to]) => to ?? '',
    ),
  );
  return [...intruders(value), ...outside.filter((to) => !/^(?:https?:\/\/|mailto:)/.test(to))];
}
