// A Word file as mammoth understands it: its own model, typed here once, because its types leave it open.
import { zipSync } from 'fflate';
import { relatedPart, textOfPart } from './parts.ts';
import { prepare } from './prepare.ts';
import { withTellingNames } from './style-names.ts';
import type { Parts } from './unpack.ts';
import type { Oddity } from './word-elements.ts';
import { broken, tokensOf } from './xml-tokens.ts';

export type WordNode =
  | (Parent & {
      readonly type: 'paragraph';
      readonly styleName: string | null;
      readonly numbering: Numbering;
    })
  | (Parent & { readonly type: 'run' } & RunLooks)
  | (Parent & { readonly type: 'hyperlink'; readonly href?: string })
  | (Parent & { readonly type: 'table' })
  | (Parent & { readonly type: 'tableRow' })
  | (Parent & { readonly type: 'tableCell' })
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'bookmarkStart'; readonly name: string }
  | { readonly type: 'commentReference'; readonly commentId: string }
  | { readonly type: 'noteReference'; readonly noteType: string; readonly noteId: string }
  | WordImage;

type Parent = { readonly children: readonly WordNode[] };
type Numbering = { readonly isOrdered: boolean; readonly level: string } | null;

export type RunLooks = {
  readonly styleName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStrikethrough: boolean;
};

export type WordImage = {
  readonly type: 'image';
  readonly altText?: string;
  readonly contentType?: string;
  readAsBuffer(): Promise<Buffer>;
};

export type WordDocument = Parent & {
  readonly notes: { resolve(reference: object): { readonly body: readonly WordNode[] } | null };
};

export type Understood = { readonly document: WordDocument; readonly oddities: ReadonlySet<Oddity> };

/** The parts that mammoth reads as text like the main one. */
const NOTES = ['footnotes', 'endnotes'] as const;

export async function understand(parts: Parts, main: string): Promise<Understood> {
  const oddities = new Set<Oddity>();
  const texts = [main, ...NOTES.flatMap((type) => relatedPart(parts, main, type) ?? [])];
  const styles = relatedPart(parts, main, 'styles');
  const files: Record<string, Uint8Array> = {};
  for (const [path, content] of parts) {
    if (texts.includes(path)) {
      const prepared = prepare(textOfPart(parts, path));
      for (const odd of prepared.oddities) oddities.add(odd);
      files[path] = new TextEncoder().encode(prepared.xml);
    } else if (path === styles) {
      files[path] = new TextEncoder().encode(withTellingNames(textOfPart(parts, path)));
    } else if (isOfUse(path)) {
      if (/\.(?:xml|rels)$/iu.test(path)) judge(textOfPart(parts, path));
      files[path] = content;
    }
  }
  return { document: await modelOf(zipSync(files, { level: 0 })), oddities };
}

function isOfUse(path: string): boolean {
  return /(?:^\[Content_Types\]\.xml|\.rels|\/(?:styles|numbering)\d*\.xml|\/media\/[^/]+)$/iu.test(path);
}

/** Reads it to its end, only to see that it can be read. */
function judge(xml: string): void {
  for (const token of tokensOf(xml)) void token;
}

async function modelOf(zip: Uint8Array): Promise<WordDocument> {
  const { default: mammoth } = await import('mammoth');
  let model: WordDocument | null = null;
  const transformDocument = (document: WordDocument): object => {
    model = document;
    // The rest is ours; nothing is left for it to write.
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength) },
      { transformDocument, externalFileAccess: false, includeEmbeddedStyleMap: false },
    );
  } catch {
    // Nested or knotted in a way that its reader did not foresee.
    throw broken();
  }
  if (!model) throw broken();
  return model;
}
