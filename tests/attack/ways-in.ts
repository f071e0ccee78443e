// Every way in which words come into a newsroom, with all that is hostile in them.
import { randomUUID } from 'node:crypto';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { yes } from '../fixtures/colleague.ts';
import { ATTACKS } from '../fixtures/hostile.ts';
import type { House } from './hostile-scene.ts';

/** Typed as it is; an attack's own line breaks would end its paragraph. */
export const LINES = ATTACKS.map((attack) => attack.replaceAll(/[\r\n\u2028]/g, ' '));

export const WAYS_IN: Readonly<Record<string, (house: House) => Promise<DraftId>>> = {
  'as text': (house) => house.makes(house.cleo, LINES.join('\n\n')),
  'as Markdown': (house) => brings(house, 'markdown', `# Harbour plan\n\n${LINES.join('\n\n')}`),
  'as a page': (house) =>
    brings(
      house,
      'html',
      `<h1>Harbour plan</h1>${ATTACKS.map((attack) => `<div><p>before ${attack}</p></div>`).join('')}`,
    ),
  'as text that a page says': (house) =>
    brings(
      house,
      'html',
      `<h1>${escaped(LINES[0] ?? '')}</h1>${LINES.map((line) => `<p>${escaped(line)}</p>`).join('')}${figures()}`,
    ),
  'as a Word file': bringsWord,
  typed: types,
};

/** A page may name even letters that no text may hold. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u0001', '&#1;');
const figures = (): string =>
  LINES.map(
    (line) =>
      `<figure><img src="https://example.org/a.png" alt="${escaped(line)}"><figcaption>${escaped(line)}</figcaption></figure>`,
  ).join('');

export async function brings(house: House, format: 'html' | 'markdown', text: string): Promise<DraftId> {
  const asked = { id: randomUUID(), name: 'draft.create', payload: { content: { format, text } } };
  return yes(await house.app.rooms.ask(house.cleo.id, asked)).draftId;
}

async function bringsWord(house: House): Promise<DraftId> {
  const said = (text: string) => new TextRun(text.replaceAll(/\p{Cc}/gu, ''));
  const children = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [said(LINES[0] ?? '')] }),
    ...LINES.map((line) => new Paragraph({ children: [said(line)] })),
  ];
  const file = await Packer.toBuffer(new Document({ title: LINES[1] ?? '', sections: [{ children }] }));
  const answer = await fetch(`${house.address}/api/imports?id=${randomUUID()}`, {
    method: 'POST',
    headers: { 'content-type': DOCX_TYPE, origin: house.address, cookie: house.cookie },
    body: new Uint8Array(file),
  });
  return ((await answer.json()) as { readonly draftId: DraftId }).draftId;
}

/** By hand, at the end of a draft that is there. */
async function types(house: House): Promise<DraftId> {
  const draftId = await house.makes(house.cleo, 'Harbour plan\n\nTwelve cranes came.');
  const window = await house.opensWindow();
  await window.joins(draftId);
  for (const line of LINES) yes(await window.types(`\n${line}`));
  return draftId;
}
