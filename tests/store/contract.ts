/** What every store keeps to. Run on each implementation. */
import { describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { Loaded, Store, UpdateEntry } from '../../server/store/store.ts';
import { Chance } from '../fixtures/chance.ts';
import { ann, append, bob, card, draftNamed, edition, event, update } from './entries.ts';

/** A store in a place of its own. `reopen` closes it and opens the same place again. */
export type Place = { readonly store: Store; reopen(): Promise<Store>; leave(): Promise<void> };

export function storeContract(name: string, open: () => Promise<Place>): void {
  const bridge = draftNamed('bridge');
  const budget = draftNamed('budget');

  async function opened(): Promise<Place> {
    const place = await open();
    onTestFinished(() => place.leave());
    return place;
  }

  describe(`${name}: the logs`, () => {
    test('a draft that nobody made is empty and stands at 0', async () => {
      const { store } = await opened();
      expect(await store.load(bridge)).toEqual({
        snapshot: null,
        updates: [],
        events: [],
        seq: 0,
        epoch: '',
      });
    });

    test('what is appended is read back as it was, each log by its running number', async () => {
      const { store } = await opened();
      const entries = [
        event(1, { type: 'draft.created' }),
        update(2, 'a'),
        event(3, { thread: 1 }),
        update(4, ''),
      ];
      await store.commit([append(bridge, 0, { entries })]);
      await store.commit([append(bridge, 4, { entries: [update(5, new Uint8Array([0, 255, 7]), bob)] })]);
      expect(await store.load(bridge)).toEqual({
        snapshot: null,
        updates: [update(2, 'a'), update(4, ''), update(5, new Uint8Array([0, 255, 7]), bob)],
        events: [event(1, { type: 'draft.created' }), event(3, { thread: 1 })],
        seq: 5,
        epoch: 'first',
      });
    });

    test('a draft keeps the epoch that it was made with', async () => {
      const { store, reopen } = await opened();
      await store.commit([append(bridge, 0, { entries: [update(1, 'a')], epoch: 'one' })]);
      await store.commit([append(bridge, 1, { entries: [update(2, 'b')], epoch: 'another' })]);
      expect((await store.load(bridge)).epoch).toBe('one');
      expect((await (await reopen()).load(bridge)).epoch).toBe('one');
    });

    test('an append that expects a number already taken writes nothing at all', async () => {
      const { store } = await opened();
      await store.commit([
        append(bridge, 0, { entries: [update(1, 'ann'), update(2, 'ann')], card: card(bridge, 2) }),
      ]);
      const late = append(bridge, 1, {
        entries: [update(2, 'bob')],
        answered: [{ person: bob, id: 'one', answer: '{}' }],
        edition: edition(bridge, 1),
        card: card(bridge, 2, { headline: 'From bob' }),
      });
      expect(await store.commit([late])).toEqual([{ draftId: bridge, result: 'seq-taken' }]);
      expect(await store.load(bridge)).toMatchObject({
        seq: 2,
        updates: [update(1, 'ann'), update(2, 'ann')],
      });
      expect(await store.answered(bob, 'one')).toBeNull();
      expect(await store.edition(bridge, 1)).toBeNull();
      expect(await store.cards()).toEqual([card(bridge, 2)]);
    });

    test('an append that expects a number not reached yet is refused the same', async () => {
      const { store } = await opened();
      const early = append(bridge, 3, { entries: [update(4, 'x')] });
      expect(await store.commit([early])).toEqual([{ draftId: bridge, result: 'seq-taken' }]);
      expect((await store.load(bridge)).seq).toBe(0);
    });

    test('several drafts commit at once, and one whose number is taken stops none of the others', async () => {
      const { store } = await opened();
      const council = draftNamed('council');
      await store.commit([append(budget, 0, { entries: [update(1, 'first')] })]);
      const results = await store.commit([
        append(bridge, 0, { entries: [update(1, 'b')] }),
        append(budget, 0, { entries: [update(1, 'late')] }),
        append(council, 0, { entries: [update(1, 'c')] }),
      ]);
      expect(results.map(({ result }) => result)).toEqual(['committed', 'seq-taken', 'committed']);
      expect((await store.load(bridge)).updates).toEqual([update(1, 'b')]);
      expect((await store.load(budget)).updates).toEqual([update(1, 'first')]);
      expect((await store.load(council)).updates).toEqual([update(1, 'c')]);
    });

    test('entries that leave a gap are a broken invariant: the whole commit throws and writes nothing', async () => {
      const { store } = await opened();
      const gap = append(budget, 0, { entries: [update(1, 'x'), update(3, 'y')] });
      await expect(store.commit([append(bridge, 0, { entries: [update(1, 'b')] }), gap])).rejects.toThrow(
        /expected/,
      );
      expect((await store.load(bridge)).seq).toBe(0);
      expect((await store.load(budget)).seq).toBe(0);
    });

    test('a write that fails half-way throws, writes nothing, and the next commit goes through', async () => {
      const { store } = await opened();
      await store.commit([append(bridge, 0, { entries: [update(1, 'a')], edition: edition(bridge, 1) })]);
      const twice = append(bridge, 1, { entries: [update(2, 'b')], edition: edition(bridge, 1) });
      await expect(store.commit([append(budget, 0, { entries: [update(1, 'x')] }), twice])).rejects.toThrow();
      expect((await store.load(budget)).seq).toBe(0);
      expect((await store.load(bridge)).updates).toEqual([update(1, 'a')]);
      expect(await store.commit([append(bridge, 1, { entries: [update(2, 'b')] })])).toMatchObject([
        { result: 'committed' },
      ]);
    });
  });

  describe(`${name}: snapshots`, () => {
    test('a snapshot with what came after it reads as the whole log', async () => {
      const { store, reopen } = await opened();
      const written = await typeArticle(store, 60);
      const half = await store.load(bridge);
      await store.saveSnapshot(bridge, {
        ...ofText(half),
        seq: 60,
        textVersion: 60,
        cuts: { 7: { by: bob, at: 'then' } },
        authors: { 3: ann },
      });
      await typeArticle(store, 40, written);
      for (const now of [async () => store, reopen]) {
        const loaded = await (await now()).load(bridge);
        expect(loaded.updates).toHaveLength(40);
        expect(loaded.snapshot).toMatchObject({
          seq: 60,
          textVersion: 60,
          cuts: { 7: { by: bob, at: 'then' } },
          authors: { 3: ann },
        });
        expect(read(loaded).getText('article').toDelta()).toEqual(written.getText('article').toDelta());
        expect(Y.encodeStateVector(read(loaded))).toEqual(Y.encodeStateVector(written));
      }
    });

    test('an older snapshot never replaces a newer one', async () => {
      const { store } = await opened();
      await typeArticle(store, 10);
      const all = ofText(await store.load(bridge));
      await store.saveSnapshot(bridge, { ...all, seq: 10, textVersion: 10, cuts: {}, authors: {} });
      await store.saveSnapshot(bridge, { ...all, seq: 4, textVersion: 4, cuts: {}, authors: {} });
      expect((await store.load(bridge)).snapshot?.seq).toBe(10);
    });

    test('a snapshot ahead of the log is a broken invariant and throws', async () => {
      const { store } = await opened();
      await typeArticle(store, 2);
      const ahead = { state: new Uint8Array(), seq: 3, textVersion: 3, cuts: {}, authors: {} };
      await expect(store.saveSnapshot(bridge, ahead)).rejects.toThrow(/ahead/);
    });
  });

  describe(`${name}: answers and erasure`, () => {
    test('an answered command gives its answer again, to the same person only', async () => {
      const { store } = await opened();
      await store.commit([
        append(bridge, 0, {
          entries: [event(1)],
          answered: [{ person: ann, id: 'one', answer: '{"seq":1}' }],
        }),
      ]);
      expect(await store.answered(ann, 'one')).toBe('{"seq":1}');
      expect(await store.answered(bob, 'one')).toBeNull();
    });

    test('the same command carried out for a second draft is refused there and keeps its first answer', async () => {
      const { store } = await opened();
      const made = (draftId: typeof bridge) =>
        append(draftId, 0, { entries: [event(1)], answered: [{ person: ann, id: 'one', answer: draftId }] });
      const results = await store.commit([made(bridge), made(budget)]);
      expect(results.map(({ result }) => result)).toEqual(['committed', 'seq-taken']);
      expect(await store.answered(ann, 'one')).toBe(bridge);
      expect((await store.load(budget)).seq).toBe(0);
    });

    test('an erased event loses payload and salt and keeps its place in the chain', async () => {
      const { store } = await opened();
      await store.commit([append(bridge, 0, { entries: [event(1), event(2)] })]);
      await store.commit([
        append(bridge, 2, { entries: [event(3, { type: 'reply.deleted' })], erased: [2] }),
      ]);
      const { events } = await store.load(bridge);
      expect(events[1]).toEqual({ ...event(2), payload: null, salt: null });
      expect([events[0], events[2]]).toEqual([event(1), event(3, { type: 'reply.deleted' })]);
    });

    test('erasing what is no event throws and writes nothing', async () => {
      const { store } = await opened();
      await store.commit([append(bridge, 0, { entries: [update(1, 'a')] })]);
      await expect(store.commit([append(bridge, 1, { entries: [event(2)], erased: [1] })])).rejects.toThrow(
        /erase/,
      );
      expect((await store.load(bridge)).seq).toBe(1);
    });
  });

  describe(`${name}: editions and cards`, () => {
    test('editions are read back whole, listed without their text, and written once', async () => {
      const { store } = await opened();
      const second = edition(bridge, 2, { note: 'The name of the mayor was wrong.', textVersion: 9 });
      await store.commit([append(bridge, 0, { entries: [event(1)], edition: edition(bridge, 1) })]);
      await store.commit([append(bridge, 1, { entries: [event(2)], edition: second })]);
      const { blocks, html, text, ...listed } = second;
      expect(await store.edition(bridge, 2)).toEqual(second);
      expect((await store.editions(bridge))[1]).toEqual(listed);
      const again = append(bridge, 2, {
        entries: [event(3)],
        edition: edition(bridge, 2, { text: 'other words' }),
      });
      await expect(store.commit([again])).rejects.toThrow();
      expect(await store.edition(bridge, 2)).toEqual(second);
    });

    test('a card that is missing or older than the logs is stale; one that has not changed is not', async () => {
      const { store } = await opened();
      await store.commit([
        append(bridge, 0, { entries: [event(1)] }),
        append(budget, 0, { entries: [event(1)], card: card(budget, 1) }),
      ]);
      expect(await store.staleCards()).toEqual([bridge]);
      await store.commit([
        append(bridge, 1, { card: card(bridge, 1) }),
        append(budget, 1, { entries: [update(2, 'x')] }),
      ]);
      expect(await store.staleCards()).toEqual([]);
      expect(await store.cards()).toEqual([card(bridge, 1), card(budget, 1)]);
    });

    test('a card that comes later is stale until it is written, whatever is appended meanwhile', async () => {
      const { store } = await opened();
      await store.commit([append(bridge, 0, { entries: [event(1)], card: card(bridge, 1) })]);
      await store.commit([append(bridge, 1, { entries: [update(2, 'a')], card: 'later' })]);
      await store.commit([append(bridge, 2, { entries: [update(3, 'b')] })]);
      expect(await store.staleCards()).toEqual([bridge]);
      expect(await store.cards()).toEqual([card(bridge, 1)]);
      await store.commit([append(bridge, 3, { card: card(bridge, 3) })]);
      expect(await store.staleCards()).toEqual([]);
      expect(await store.cards()).toEqual([card(bridge, 3)]);
    });
  });

  describe(`${name}: a probe`, () => {
    test('leaves nothing behind, however often, and comes between no two commits', async () => {
      const { store, reopen } = await opened();
      await store.commit([append(bridge, 0, { entries: [update(1, 'a')] })]);
      for (const bytes of [1, 4_096, 300_000]) await store.probe(bytes);
      await store.commit([append(bridge, 1, { entries: [update(2, 'b')] })]);
      await store.probe(1);
      const again = await reopen();
      expect((await again.load(bridge)).updates).toEqual([update(1, 'a'), update(2, 'b')]);
      expect(await again.cards()).toEqual([]);
    });

    test('of a closed store throws, as its commit would', async () => {
      const { store } = await opened();
      await store.close();
      await expect(store.probe(1)).rejects.toThrow();
    });
  });

  describe(`${name}: closing and opening`, () => {
    test('everything is there after closing and opening again', async () => {
      const { store, reopen } = await opened();
      const entries = [event(1), update(2, 'a')];
      await store.commit([
        append(bridge, 0, {
          entries,
          answered: [{ person: ann, id: 'one', answer: 'yes' }],
          edition: edition(bridge, 1),
          card: card(bridge, 2),
        }),
      ]);
      const before = await store.load(bridge);
      const again = await reopen();
      expect(await again.load(bridge)).toEqual(before);
      expect(await again.answered(ann, 'one')).toBe('yes');
      expect(await again.edition(bridge, 1)).toEqual(edition(bridge, 1));
      expect(await again.cards()).toEqual([card(bridge, 2)]);
    });

    test('the update log is read piece by piece, also what a snapshot stands for', async () => {
      const { store } = await opened();
      await typeArticle(store, 7);
      const loaded = await store.load(bridge);
      await store.saveSnapshot(bridge, {
        ...{ seq: 7, textVersion: 7, cuts: {}, authors: {} },
        state: Y.encodeStateAsUpdate(read(loaded)),
      });
      const pieces = [await store.updatesAfter(bridge, 0, 3), await store.updatesAfter(bridge, 3, 10)];
      expect(pieces.map((piece) => piece.length)).toEqual([3, 4]);
      expect(pieces.flat()).toEqual(loaded.updates);
      expect(await store.updatesAfter(bridge, 7, 10)).toEqual([]);
    });

    test('any piece of a long log, written by turns with others and between decisions, is read as it was written', async () => {
      const { store, reopen } = await opened();
      const seed = Number(process.env.STORE_SEED ?? Date.now() % 1_000_000);
      console.info(`STORE_SEED=${seed}`);
      const chance = new Chance(seed);
      const logs = [bridge, budget].map((draft) => ({ draft, seq: 0, updates: [] as UpdateEntry[] }));
      for (let round = 0; round < 400; round += 1) {
        const log = chance.pick(logs);
        const entries = Array.from({ length: 1 + chance.below(3) }, (_, at) => {
          const seq = log.seq + at + 1;
          return chance.happens(0.3) ? event(seq) : update(seq, `${log.draft} ${seq}`);
        });
        await store.commit([append(log.draft, log.seq, { entries })]);
        log.seq += entries.length;
        log.updates.push(...entries.filter((entry) => entry.log === 'update'));
      }
      const again = await reopen();
      for (const { draft, seq, updates } of logs) {
        expect((await again.load(draft)).updates).toEqual(updates);
        for (let round = 0; round < 100; round += 1) {
          const [after, limit] = [
            chance.below(seq + 10),
            chance.pick([1, 3, 50, 200, Number.MAX_SAFE_INTEGER]),
          ];
          const piece = updates.filter((one) => one.seq > after).slice(0, limit);
          expect(await again.updatesAfter(draft, after, limit)).toEqual(piece);
        }
      }
    });

    test('the house style that was set last is kept; before, there is none', async () => {
      const { store, reopen } = await opened();
      expect(await store.houseStyle()).toBeNull();
      for (const quotes of ['german', 'french'] as const)
        await store.setHouseStyle({
          at: '2026-11-28T10:00:00.000Z',
          by: ann,
          style: { quotes, language: 'de' },
        });
      expect(await (await reopen()).houseStyle()).toEqual({ quotes: 'french', language: 'de' });
    });

    test('a closed store answers nothing more, and closing twice is no fault', async () => {
      const { store } = await opened();
      await store.close();
      await store.close();
      await expect(store.load(bridge)).rejects.toThrow();
      await expect(store.commit([append(bridge, 0, { entries: [event(1)] })])).rejects.toThrow();
    });
  });

  /** Ann types `count` words into the bridge, each its own commit; bob cuts one now and then. */
  async function typeArticle(store: Store, count: number, doc = new Y.Doc()): Promise<Y.Doc> {
    let { seq } = await store.load(bridge);
    for (let word = 0; word < count; word++) {
      const bytes = oneChange(doc, (text) => {
        if (word % 5 === 4) text.delete(0, 2);
        else text.insert(Math.floor(text.length / 2), `word ${seq} `, word % 3 === 0 ? { bold: true } : {});
      });
      await store.commit([append(bridge, seq, { entries: [update(seq + 1, bytes)] })]);
      seq += 1;
    }
    return doc;
  }
}

function oneChange(doc: Y.Doc, change: (text: Y.Text) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  change(doc.getText('article'));
  return Y.encodeStateAsUpdate(doc, before);
}

function read({ snapshot, updates }: Loaded): Y.Doc {
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot.state);
  for (const { update: bytes } of updates) Y.applyUpdate(doc, bytes);
  return doc;
}

function ofText(loaded: Loaded): { readonly state: Uint8Array } {
  return { state: Y.encodeStateAsUpdate(read(loaded)) };
}
