// In which forms an article leaves: what each is called, and how it is made.
import { withPicturesInside, withWholeAddresses } from '../../shared/article/addresses.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articlePage } from '../../shared/article/html-page.ts';
import { articleMarkdown } from '../../shared/article/markdown.ts';
import { readable } from '../../shared/article/readable.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { FindPicture } from '../images/find-picture.ts';
import { ANNOTATIONS_TYPE, annotationsOf } from './annotations.ts';
import { type DocxOrder, docxOf } from './docx-order.ts';
import { draftJson } from './draft-json.ts';
import type { Exported } from './exported.ts';
import { inlined, picturesIn } from './pictures.ts';

/** Writes a Word document, which takes a while. */
export type WriteDocx = (order: DocxOrder) => Promise<Uint8Array | Refusal>;

/** What an article needs to become a file, besides itself. */
export type Tools = { readonly writeDocx: WriteDocx; readonly findPicture: FindPicture };

export type File = {
  readonly extension: string;
  readonly type: string;
  readonly body: string | Uint8Array;
};

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The forms that need nothing but the article. */
export const TEXT_FORMATS = ['html', 'md', 'txt'] as const;
export const DRAFT_FORMATS = [...TEXT_FORMATS, 'json', 'docx', 'annotations'] as const;
export const EDITION_FORMATS = [...TEXT_FORMATS, 'json', 'docx'] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];
export type DraftFormat = (typeof DRAFT_FORMATS)[number];

export async function draftFile(
  exported: Exported,
  format: DraftFormat,
  { writeDocx, findPicture }: Tools,
): Promise<File | Refusal> {
  if (format === 'json') return jsonFile(draftJson(exported));
  if (format === 'annotations')
    return { extension: 'annotations.jsonld', type: ANNOTATIONS_TYPE, body: said(annotationsOf(exported)) };
  if (format === 'docx') return docxFile(await writeDocx(docxOf(exported)));
  return articleFile(exported.blocks, format, { origin: exported.origin, findPicture });
}

type Where = { readonly origin: string; readonly findPicture: FindPicture };

/** A page holds its pictures; Markdown and plain text can only say where they are. */
export async function articleFile(blocks: readonly Block[], format: TextFormat, where: Where): Promise<File> {
  return format === 'html' ? pageFile(blocks, where) : textFile(blocks, format, where.origin);
}

export function textFile(
  blocks: readonly Block[],
  format: Exclude<TextFormat, 'html'>,
  origin: string,
): File {
  const there = withWholeAddresses(blocks, origin);
  if (format === 'md')
    return { extension: format, type: 'text/markdown; charset=utf-8', body: articleMarkdown(there) };
  return { extension: format, type: 'text/plain; charset=utf-8', body: readable(there).text };
}

async function pageFile(blocks: readonly Block[], { origin, findPicture }: Where): Promise<File> {
  const whole = withPicturesInside(blocks, inlined(await picturesIn(blocks, findPicture)));
  const body = articlePage(withWholeAddresses(whole, origin));
  return { extension: 'html', type: 'text/html; charset=utf-8', body };
}

export function docxFile(written: Uint8Array | Refusal): File | Refusal {
  return written instanceof Uint8Array ? { extension: 'docx', type: DOCX_TYPE, body: written } : written;
}

export function jsonFile(value: object): File {
  return { extension: 'json', type: 'application/json; charset=utf-8', body: said(value) };
}

function said(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
