/** What every keeper of pictures keeps to. Run on each implementation. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Image } from '../../server/images/image.ts';
import type { ImageStore } from '../../server/images/image-store.ts';
import { AT, ann, bob } from '../store/entries.ts';

/** A store in a place of its own. `reopen` closes it and opens the same place again. */
export type Place = { readonly store: ImageStore; reopen(): Promise<ImageStore>; leave(): Promise<void> };

const ROOMY = { person: 1_000_000, newsroom: 1_000_000 };

export function imageStoreContract(name: string, open: () => Promise<Place>): void {
  async function opened(): Promise<Place> {
    const place = await open();
    onTestFinished(() => place.leave());
    return place;
  }

  describe(name, () => {
    test('a picture is read back as it was brought, also after closing and opening', async () => {
      const { store, reopen } = await opened();
      const bridge = image('a', 300);
      expect(await store.keep({ image: bridge, by: ann, at: AT }, ROOMY)).toBe('kept');
      expect(await store.find(bridge.hash)).toEqual(bridge);
      expect(await (await reopen()).find(bridge.hash)).toEqual(bridge);
    });

    test('a picture that nobody brought is not there', async () => {
      const { store } = await opened();
      expect(await store.find(image('b', 1).hash)).toBeNull();
    });

    test('one person fills no more than their share, to the byte', async () => {
      const { store } = await opened();
      const space = { person: 100, newsroom: 1_000 };
      expect(await store.keep({ image: image('a', 60), by: ann, at: AT }, space)).toBe('kept');
      expect(await store.keep({ image: image('b', 41), by: ann, at: AT }, space)).toBe('person-full');
      expect(await store.find(image('b', 41).hash)).toBeNull();
      expect(await store.keep({ image: image('c', 40), by: ann, at: AT }, space)).toBe('kept');
      expect(await store.keep({ image: image('d', 100), by: bob, at: AT }, space)).toBe('kept');
    });

    test('all together fill no more than the newsroom has', async () => {
      const { store } = await opened();
      const space = { person: 100, newsroom: 150 };
      expect(await store.keep({ image: image('a', 100), by: ann, at: AT }, space)).toBe('kept');
      expect(await store.keep({ image: image('b', 51), by: bob, at: AT }, space)).toBe('newsroom-full');
      expect(await store.keep({ image: image('c', 50), by: bob, at: AT }, space)).toBe('kept');
    });

    test('the same picture brought again is kept at no cost, even when there is no room', async () => {
      const { store } = await opened();
      const space = { person: 100, newsroom: 100 };
      for (const by of [ann, ann, bob])
        expect(await store.keep({ image: image('a', 100), by, at: AT }, space)).toBe('kept');
      expect(await store.keep({ image: image('b', 1), by: bob, at: AT }, space)).toBe('newsroom-full');
    });

    test('a closed store keeps and finds nothing, and closing twice is no fault', async () => {
      const { store } = await opened();
      await store.close();
      await store.close();
      await expect(store.find(image('a', 1).hash)).rejects.toThrow();
      await expect(store.keep({ image: image('a', 1), by: ann, at: AT }, ROOMY)).rejects.toThrow();
    });
  });
}

function image(letter: string, size: number): Image {
  const bytes = new Uint8Array(size).fill(letter.charCodeAt(0));
  return { hash: letter.repeat(64), type: 'webp', width: 30, height: 20, bytes };
}
