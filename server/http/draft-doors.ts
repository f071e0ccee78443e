// What can be read of drafts: the list, one with its article, its review, its log, its editions.
import {
  draftAddressSchema,
  draftSchema,
  draftsQuerySchema,
  draftsSchema,
  editionAddressSchema,
  eventsQuerySchema,
} from '../../shared/api/draft.ts';
import { editionSchema, editionsSchema } from '../../shared/api/edition.ts';
import { eventsSchema } from '../../shared/api/events.ts';
import { reviewSchema } from '../../shared/api/review.ts';
import { timelineSchema } from '../../shared/api/timeline.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Ack } from '../../shared/protocol.ts';
import { fold } from '../../shared/review/apply.ts';
import { type Card, cardOf } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { blockers, standing } from '../../shared/review/gate.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { visible } from '../../shared/review/visible.ts';
import type { Clock } from '../people.ts';
import type { Reading } from '../rooms/read-draft.ts';
import type { Store } from '../store/store.ts';
import { Timelines } from '../timeline/timelines.ts';
import { type Door, door } from './door.ts';
import { pageOf } from './paging.ts';

export type DraftDoorParts = {
  readonly store: Pick<Store, 'edition' | 'editions' | 'updatesAfter'>;
  /** The board's cards, as they are on disk. */
  readonly cards: () => Promise<readonly Card[]>;
  readonly read: (draftId: DraftId) => Promise<Ack<Reading>>;
  readonly clock: Pick<Clock, 'now'>;
};

const NO_EDITION = refuse('not-found', 'There is no such edition.');

export function draftDoors({ store, cards, read, clock }: DraftDoorParts): readonly Door[] {
  const timelines = new Timelines(store);
  /** An embargo that has passed meanwhile stands in nobody's way. */
  const shown = (card: Card) => ({ ...card, blockers: [...standing(card.blockers, clock.now())] });
  return [
    door({
      ...{ method: 'get', path: '/drafts', name: 'listDrafts', key: 'read' },
      summary: 'The drafts’ cards, in a fixed order, page by page',
      query: draftsQuerySchema,
      answer: draftsSchema,
      handle: async ({ query }) => pageOf((await cards()).map(shown), query),
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId', name: 'readDraft', key: 'read' },
      summary: 'One draft: its card, article, text version and blockers',
      params: draftAddressSchema,
      answer: draftSchema,
      handle: async ({ params, asker }) => {
        const reading = await read(params.draftId);
        if (!reading.ok) return reading.refusal;
        const card = cardIn(reading, asker.person);
        if (!card) return refuse('not-found', 'There is no such draft.');
        return { ...shown(card), textVersion: reading.textVersion, blocks: reading.blocks };
      },
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId/review', name: 'readReview', key: 'read' },
      summary: 'The threads of a draft, and what still stands before publication',
      params: draftAddressSchema,
      answer: reviewSchema,
      handle: async ({ params, asker }) => {
        const reading = await read(params.draftId);
        if (!reading.ok) return reading.refusal;
        const review = reviewIn(reading, asker.person);
        const { lastEvent, threads } = review;
        const { seq, blocks } = reading;
        return {
          draftId: params.draftId,
          seq,
          lastEvent,
          threads: [...threads],
          blockers: [...blockers(review, blocks, clock.now())],
        };
      },
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId/events', name: 'listEvents', key: 'read' },
      summary: 'The draft’s log of what was decided, from any place on',
      params: draftAddressSchema,
      query: eventsQuerySchema,
      answer: eventsSchema,
      handle: async ({ params: { draftId }, query: { after, limit }, asker }) => {
        const reading = await read(draftId);
        if (!reading.ok) return reading.refusal;
        const later = reading.events.filter(({ seq }) => seq > after);
        const events = later.slice(0, limit).map((event) => visible(event, asker.person));
        return { draftId, seq: reading.seq, events, more: later.length > limit };
      },
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId/timeline', name: 'readTimeline', key: 'read' },
      summary: 'A draft’s past: what was decided, and in between who wrote when and how much',
      params: draftAddressSchema,
      answer: timelineSchema,
      handle: async ({ params: { draftId }, asker }) => {
        const reading = await read(draftId);
        if (!reading.ok) return reading.refusal;
        const { seq } = reading;
        const events = reading.events.map((event) => visible(event, asker.person));
        const moments = await timelines.read({ draftId, seq, events });
        return 'code' in moments ? moments : { draftId, seq, moments: [...moments] };
      },
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId/editions', name: 'listEditions', key: 'read' },
      summary: 'The published editions of a draft, oldest first',
      params: draftAddressSchema,
      answer: editionsSchema,
      handle: async ({ params }) => {
        const editions = await store.editions(params.draftId);
        return editions.length > 0
          ? { editions: [...editions] }
          : refuse('not-found', 'Nothing was published of that draft.');
      },
    }),
    door({
      ...{ method: 'get', path: '/drafts/:draftId/editions/:number', name: 'readEdition', key: 'read' },
      summary: 'One published edition, with its article as blocks, HTML and text',
      params: editionAddressSchema,
      answer: editionSchema,
      handle: async ({ params }) => {
        const edition = await store.edition(params.draftId, params.number);
        return edition ? { ...edition, blocks: JSON.parse(edition.blocks) } : NO_EDITION;
      },
    }),
  ];
}

function reviewIn({ events }: Reading, person: Person) {
  return fold(events.map((event) => visible(event, person)));
}

function cardIn(reading: Reading, person: Person): Card | null {
  const { seq, changedAt, blocks } = reading;
  return cardOf(reviewIn(reading, person), blocks, { seq, changedAt });
}
