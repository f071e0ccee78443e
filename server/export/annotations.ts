// Threads as W3C Web Annotations (the data model of 2017) over the article's exported plain text.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Reply, Thread } from '../../shared/review/thread.ts';
import type { Exported } from './exported.ts';
import { type TextPlace, textPlaces } from './text-places.ts';
import { stateOf } from './thread-state.ts';

export const ANNOTATIONS_TYPE =
  'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8';

/** A collection whose one page stands in it. A reply is an annotation of the one that it answers. */
export function annotationsOf(exported: Exported): object {
  const { draft, threads, origin } = exported;
  const collection = `${origin}/api/drafts/${draft.id}/export/annotations`;
  const page = `${collection}#page`;
  const { find } = textPlaces(exported.blocks);
  const items = threads.flatMap((thread) => {
    const place = exported.places.get(thread.id);
    return threadAnnotations(exported, thread, (place && find(place)) ?? null);
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: collection,
    type: 'AnnotationCollection',
    label: `Threads of ${draft.slug}`,
    total: items.length,
    first: { id: page, type: 'AnnotationPage', partOf: collection, startIndex: 0, items },
    last: page,
  };
}

function threadAnnotations(exported: Exported, thread: Thread, place: TextPlace | null): readonly object[] {
  const id = addressOf(exported, thread.id);
  const tags = thread.form === 'flag' ? [thread.type, thread.severity] : [];
  const own = {
    ...base(exported, id, thread),
    motivation: thread.form === 'flag' ? 'assessing' : 'commenting',
    body: [...said(thread.text), ...[thread.form, ...tags, stateOf(thread)].map(tag), ...outcomeNote(thread)],
    target: targetOf(exported, thread, place),
  };
  return [own, ...thread.replies.flatMap((reply) => replyAnnotation(exported, id, reply))];
}

/** The words are named twice, by quotation and by position; words that are gone by quotation only. */
function targetOf(exported: Exported, { anchor }: Thread, place: TextPlace | null): object | string {
  const { origin, draft, changedAt } = exported;
  const source = `${origin}/api/drafts/${draft.id}/export/txt`;
  if (!anchor) return source;
  if (!place) {
    const { quote: exact, prefix, suffix } = anchor;
    const selector = { type: 'TextQuoteSelector', exact, prefix, suffix };
    return { type: 'SpecificResource', source, selector: [selector] };
  }
  const { start, end, ...quoted } = place;
  return {
    type: 'SpecificResource',
    source,
    state: { type: 'TimeState', sourceDate: changedAt },
    selector: [
      { type: 'TextQuoteSelector', ...quoted },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

function replyAnnotation(exported: Exported, thread: string, reply: Reply): readonly object[] {
  if (reply.state === 'deleted') return [];
  const { editedAt } = reply;
  return [
    {
      ...base(exported, addressOf(exported, reply.id), reply),
      ...(editedAt !== null && { modified: editedAt }),
      motivation: 'replying',
      body: said(reply.text),
      target: thread,
    },
  ];
}

function base(
  { nameOf, origin }: Exported,
  id: string,
  { by, at }: { readonly by: PersonId; readonly at: string },
): object {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    created: at,
    creator: { id: `${origin}/people/${encodeURIComponent(by)}`, type: 'Person', name: nameOf(by) },
  };
}

function addressOf({ origin, draft }: Exported, seq: number): string {
  return `${origin}/drafts/${draft.id}#t${seq}`;
}

function said(value: string): readonly object[] {
  return value === '' ? [] : [{ type: 'TextualBody', value, format: 'text/plain', purpose: 'commenting' }];
}

function tag(value: string): object {
  return { type: 'TextualBody', value, format: 'text/plain', purpose: 'tagging' };
}

function outcomeNote(thread: Thread): readonly object[] {
  const note = thread.form === 'flag' ? thread.settled?.note : null;
  return note ? [{ type: 'TextualBody', value: note, format: 'text/plain', purpose: 'describing' }] : [];
}
