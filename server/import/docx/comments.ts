// The comments of a Word file: who said what, when, in answer to which, and whether it is resolved.
import { relatedPart, textOfPart } from './parts.ts';
import { wordPrefixIn } from './prepare.ts';
import type { Parts } from './unpack.ts';
import { attributesOf, plain, tokensOf, type XmlToken } from './xml-tokens.ts';

export type WordComment = {
  readonly id: string;
  readonly author: string | null;
  /** As Word wrote it: the time of day where it was said. */
  readonly date: string | null;
  readonly text: string;
  /** The id of the comment that this one answers. */
  readonly answers: string | null;
  readonly isResolved: boolean;
};

type Said = Omit<WordComment, 'answers' | 'isResolved'> & {
  /** Its last paragraph's name, by which another part speaks of it. */
  readonly paragraph: string | null;
};

export function commentsOf(parts: Parts, main: string): readonly WordComment[] {
  const path = relatedPart(parts, main, 'comments');
  if (!path) return [];
  const said = saidIn(textOfPart(parts, path));
  const more = relatedPart(parts, main, 'commentsExtended');
  const states = more ? statesIn(textOfPart(parts, more)) : new Map<string, State>();
  return said.map(({ paragraph, ...comment }) => {
    const state = states.get(paragraph ?? '');
    const parent = said.find((one) => one.paragraph !== null && one.paragraph === state?.parent);
    return { ...comment, answers: parent?.id ?? null, isResolved: state?.isResolved ?? false };
  });
}

function saidIn(xml: string): readonly Said[] {
  const reader = new CommentReader(wordPrefixIn(xml));
  for (const token of tokensOf(xml)) reader.take(token, xml);
  return reader.said;
}

class CommentReader {
  readonly said: Said[] = [];
  readonly #prefix: string;
  #at: Omit<Said, 'text' | 'paragraph'> | null = null;
  #paragraph: string | null = null;
  #text = '';
  #isInWords = false;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  take(token: XmlToken, xml: string): void {
    if (token.kind === 'text' && this.#isInWords) this.#text += plain(xml.slice(token.at, token.end));
    if (token.kind === 'end') this.#end(this.#bare(token.name));
    if (token.kind !== 'start') return;
    this.#start(this.#bare(token.name), attributesOf(token.attributes));
    if (token.isEmpty) this.#end(this.#bare(token.name));
  }

  #start(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'comment') {
      const value = (key: string): string | null => attributes.get(this.#prefix + key)?.trim() || null;
      this.#at = { id: value('id') ?? '', author: value('author'), date: value('date') };
      this.#text = '';
      this.#paragraph = null;
    }
    if (name === 'p') this.#paragraph = attributes.get('w14:paraId') ?? null;
    if (name === 'br' || name === 'cr') this.#text += '\n';
    if (name === 'tab') this.#text += ' ';
    if (name === 't') this.#isInWords = true;
  }

  #end(name: string): void {
    if (name === 't') this.#isInWords = false;
    if (name === 'p') this.#text += '\n';
    if (name !== 'comment' || !this.#at) return;
    this.said.push({ ...this.#at, text: this.#text.trim(), paragraph: this.#paragraph });
    this.#at = null;
  }

  #bare(name: string): string {
    return name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : '';
  }
}

type State = { readonly parent: string | null; readonly isResolved: boolean };

function statesIn(xml: string): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const token of tokensOf(xml)) {
    if (token.kind !== 'start' || !token.name.endsWith(':commentEx')) continue;
    const attributes = attributesOf(token.attributes);
    const paragraph = attributes.get('w15:paraId');
    const isResolved = ['1', 'true', 'on'].includes(attributes.get('w15:done') ?? '');
    const parent = attributes.get('w15:paraIdParent') ?? null;
    if (paragraph) states.set(paragraph, { parent, isResolved });
  }
  return states;
}
