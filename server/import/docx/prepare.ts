// Makes the main text of a Word file ready for mammoth: ends of comments become marks that it keeps, hidden words go,
// what it would drop with its words is opened, and what nobody needs costs nothing.
import { Unreadable } from '../unreadable.ts';
import { knownAs, ODD, type Oddity, OPENED, USELESS } from './word-elements.ts';
import { attributesOf, tokensOf, type XmlToken } from './xml-tokens.ts';

export type Prepared = { readonly xml: string; readonly oddities: ReadonlySet<Oddity> };

/** More tags than a book has; each costs the reading some two kilobytes. */
const MOST_TAGS = 250_000;

export function prepare(xml: string): Prepared {
  const preparation = new Preparation(xml);
  for (const token of tokensOf(xml)) preparation.take(token);
  return preparation.prepared();
}

/** As mammoth says it again: the bookmark that stands where a comment begins or ends. */
export const COMMENT_MARK = /^galley-comment-(begin|end)-(\d{1,10})$/u;

/** A run of words that is open: where it began in what is written, and what is known of it. */
type OpenRun = { readonly begin: number; isHidden: boolean; isField: boolean };

class Preparation {
  readonly #xml: string;
  readonly #prefix: string;
  readonly #written: string[] = [];
  readonly #oddities = new Set<Oddity>();
  /** The elements around us, by their local names. */
  readonly #open: string[] = [];
  readonly #runs: OpenRun[] = [];
  #tags = 0;
  /** How deep we are where everything is left out; null where it is not. */
  #skipFrom: number | null = null;

  constructor(xml: string) {
    this.#xml = xml;
    this.#prefix = wordPrefixIn(xml);
  }

  prepared(): Prepared {
    return { xml: this.#written.join(''), oddities: this.#oddities };
  }

  take(token: XmlToken): void {
    if (token.kind === 'start') this.#start(token);
    else if (token.kind === 'end') this.#end(token.name);
    else if (token.kind === 'text' && this.#skipFrom === null) this.#words(token);
  }

  #start(token: Extract<XmlToken, { kind: 'start' }>): void {
    const name = this.#localName(token.name);
    if (this.#skipFrom === null) this.#look(name, token);
    if (token.isEmpty) return;
    if (this.#skipFrom === null && (USELESS.has(name) || name === 'oMath'))
      this.#skipFrom = this.#open.length;
    this.#open.push(name);
  }

  #look(name: string, token: Extract<XmlToken, { kind: 'start' }>): void {
    const odd = Object.hasOwn(ODD, name) ? ODD[name] : undefined;
    if (odd) this.#oddities.add(odd);
    if (name === 'vanish' && this.#open.at(-1) === 'rPr' && this.#open.at(-2) === 'r')
      this.#hide(attributesOf(token.attributes).get(`${this.#prefix}val`));
    const run = this.#runs.at(-1);
    if (run && (name === 'fldChar' || name === 'instrText')) run.isField = true;
    if (name === 'commentRangeStart') this.#mark('begin', token.attributes);
    if (name === 'commentRangeEnd') this.#mark('end', token.attributes);
    if (name === 'oMath') this.#writeInstead('[formula]');
    if (name === 'oMath' || USELESS.has(name) || OPENED.has(name) || name.startsWith('commentRange')) return;
    if (name === 'r' && !token.isEmpty)
      this.#runs.push({ begin: this.#written.length, isHidden: false, isField: false });
    this.#write(`<${knownAs(token.name)}${withoutRevisions(token.attributes)}${token.isEmpty ? '/' : ''}>`);
    if (++this.#tags > MOST_TAGS) throw tooIntricate();
  }

  #end(qualified: string): void {
    const name = this.#open.pop() ?? '';
    if (this.#skipFrom !== null) {
      if (this.#open.length === this.#skipFrom) this.#skipFrom = null;
      return;
    }
    if (OPENED.has(name) || name.startsWith('commentRange')) return;
    this.#write(`</${knownAs(qualified)}>`);
    const run = name === 'r' ? this.#runs.pop() : undefined;
    if (!run?.isHidden || run.isField) return;
    this.#written.length = run.begin;
    this.#oddities.add('hidden');
  }

  #words({ at, end, ...token }: Extract<XmlToken, { kind: 'text' }>): void {
    if (token.isVerbatim) this.#write(escaped(this.#xml.slice(at + '<![CDATA['.length, end - ']]>'.length)));
    else this.#write(this.#xml.slice(at, end));
  }

  #hide(value: string | undefined): void {
    const run = this.#runs.at(-1);
    if (run) run.isHidden = value !== '0' && value !== 'false' && value !== 'off';
  }

  #mark(which: 'begin' | 'end', attributes: string): void {
    const id = attributesOf(attributes).get(`${this.#prefix}id`) ?? '';
    const name = `galley-comment-${which}-${id}`;
    if (COMMENT_MARK.test(name)) this.#write(`<${this.#prefix}bookmarkStart ${this.#prefix}name="${name}"/>`);
  }

  /** Whoever reads on sees that something stood here. */
  #writeInstead(words: string): void {
    this.#write(`<${this.#prefix}r><${this.#prefix}t>${words}</${this.#prefix}t></${this.#prefix}r>`);
  }

  #write(piece: string): void {
    this.#written.push(piece);
  }

  /** Of Word's own elements the bare name. Others keep theirs, but for the few that are told of. */
  #localName(name: string): string {
    if (name.startsWith(this.#prefix)) return name.slice(this.#prefix.length);
    const [, local = ''] = name.split(':', 2);
    return Object.hasOwn(ODD, local) && ODD[local] !== 'tracked' ? local : name;
  }
}

/** How the file calls Word's namespace, with its colon: mostly `w:`. */
export function wordPrefixIn(xml: string): string {
  const [, prefix = 'w'] =
    /xmlns(?::([\w.-]+))?\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/u.exec(
      xml,
    ) ?? [];
  return `${prefix}:`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Word names the sitting in which each word was typed. */
function withoutRevisions(attributes: string): string {
  return attributes.includes(':rsid') ? attributes.replaceAll(/\s\w+:rsid\w*="[^"]*"/gu, '') : attributes;
}

function tooIntricate(): Unreadable {
  return new Unreadable(
    'This Word file holds more than a draft can be made from. Bring it in as several files.',
    'too-large',
  );
}
