// A figure as it is edited: its picture, its caption, which is the block's text, and a field for the words that stand for
// the picture where it cannot be seen.
import { DOMSerializer, type Node } from 'prosemirror-model';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from 'prosemirror-view';
import { pictureSpec } from './figure.ts';
import { markerOf } from './schema.ts';

/** How long the field rests before what it says is said to everybody, in milliseconds. */
const PAUSE = 600;
const LONGEST_ALT = 2_000;

/** Every other block is drawn as the schema says. */
export const drawBlock: NodeViewConstructor = (node, view, getPos) =>
  markerOf(node).kind === 'figure' ? new FigureView(node, view, getPos) : plainView(node);

function plainView(node: Node): NodeView {
  const spec = node.type.spec.toDOM?.(node);
  if (!spec) throw new Error('A block says how it is drawn.');
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
  // So many need so many lines: its height before it is laid out.
  if (dom instanceof HTMLElement) dom.style.setProperty('--letters', String(node.content.size));
  return contentDOM ? { dom, contentDOM } : { dom };
}

class FigureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('figcaption');
  readonly #picture = document.createElement('div');
  readonly #alt = document.createElement('input');
  readonly #view: EditorView;
  readonly #getPos: () => number | undefined;
  #node: Node;
  #drawn: string | null = null;
  #pause = 0;

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node;
    this.#view = view;
    this.#getPos = getPos;
    this.dom.dataset['kind'] = 'figure';
    this.#picture.className = 'picture';
    this.#picture.contentEditable = 'false';
    this.#picture.addEventListener('mousedown', this.#select);
    this.#alt.className = 'alternative-text';
    this.#alt.contentEditable = 'false';
    this.#alt.maxLength = LONGEST_ALT;
    this.#alt.placeholder = 'Describe the picture for whoever cannot see it';
    this.#alt.setAttribute('aria-label', 'Alternative text');
    this.#alt.addEventListener('input', () => {
      clearTimeout(this.#pause);
      this.#pause = window.setTimeout(this.#say, PAUSE);
    });
    this.#alt.addEventListener('change', this.#say);
    this.#alt.addEventListener('keydown', this.#onKey);
    this.dom.append(this.#picture, this.contentDOM, this.#alt);
    this.#draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || markerOf(node).kind !== 'figure') return false;
    this.#node = node;
    this.#draw();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('chosen');
  }

  deselectNode(): void {
    this.dom.classList.remove('chosen');
  }

  /** What is typed into the field is the field's own. */
  stopEvent({ target }: Event): boolean {
    return target === this.#alt;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    clearTimeout(this.#pause);
  }

  #draw(): void {
    const { src, alt = '' } = markerOf(this.#node);
    // Whoever is writing it goes on; the last to write it is read.
    if (document.activeElement !== this.#alt) this.#alt.value = alt;
    this.#alt.hidden = src === undefined;
    this.#alt.required = true;
    const wanted = src === undefined ? '' : `${src} ${alt}`;
    if (this.#drawn === wanted) return;
    this.#drawn = wanted;
    this.#picture.replaceChildren();
    if (src === undefined) return;
    const { dom } = DOMSerializer.renderSpec(document, pictureSpec(src, alt));
    // Not there, or no line: its place stays, and says what it would show.
    dom.addEventListener('error', () => this.#picture.toggleAttribute('data-missing', true));
    dom.addEventListener('load', () => this.#picture.toggleAttribute('data-missing', false));
    this.#picture.dataset['label'] = alt;
    this.#picture.append(dom);
  }

  readonly #select = (event: MouseEvent): void => {
    const pos = this.#getPos();
    if (pos === undefined || event.button !== 0) return;
    event.preventDefault();
    const { state } = this.#view;
    this.#view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    this.#view.focus();
  };

  readonly #say = (): void => {
    clearTimeout(this.#pause);
    const pos = this.#getPos();
    const alt = this.#alt.value.toWellFormed().trim();
    if (pos === undefined || !this.#view.editable || alt === (markerOf(this.#node).alt ?? '')) return;
    this.#view.dispatch(this.#view.state.tr.setNodeAttribute(pos, 'alt', alt || null));
  };

  /** Back into the caption; Escape takes back what was not said yet. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') this.#alt.value = markerOf(this.#node).alt ?? '';
    this.#say();
    const pos = this.#getPos();
    if (pos === undefined) return;
    const { doc, tr } = this.#view.state;
    this.#view.focus();
    this.#view.dispatch(tr.setSelection(TextSelection.create(doc, pos + 1 + this.#node.content.size)));
  };
}
