/** The pictures in the database keep the contract, and what only a file on a disk can break. */
import { expect, onTestFinished, test } from 'vitest';
import { readImage } from '../../server/images/image.ts';
import { SqliteImageStore } from '../../server/images/sqlite-image-store.ts';
import { takeImage } from '../../server/images/take-image.ts';
import { chunk, png } from '../fixtures/images.ts';
import { AT, ann } from '../store/entries.ts';
import { newFolder, openFolder } from '../store/folders.ts';
import { imageStoreContract } from './store-contract.ts';

imageStoreContract('sqlite', async () => {
  const path = newFolder();
  let folder = openFolder(path);
  return {
    store: new SqliteImageStore(folder.connect()),
    reopen: async () => {
      folder.close();
      folder = openFolder(path);
      return new SqliteImageStore(folder.connect());
    },
    leave: async () => folder.close(),
  };
});

const ROOMY = { person: 1_000_000, newsroom: 1_000_000 };

function opened() {
  const folder = openFolder(newFolder());
  onTestFinished(() => folder.close());
  const database = folder.connect();
  return { database, store: new SqliteImageStore(database) };
}

test('no statement puts other bytes under a picture’s sum', async () => {
  const { database, store } = opened();
  const image = readImage(png({ width: 3, height: 2 }));
  if ('code' in image) throw new Error(image.message);
  await store.keep({ image, by: ann, at: AT }, ROOMY);
  expect(() => database.exec(`UPDATE images SET bytes = x'00'`)).toThrow(/immutable/);
});

test('a disk without room refuses the picture in words, keeps nothing of it, and takes it once there is room', async () => {
  const { database, store } = opened();
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const images = { store, space: ROOMY, clock: { now: () => 0 } };
  const file = png({ width: 3, height: 2 }, [chunk('PLTE', Buffer.alloc(300_000))]);
  expect(await takeImage(images, file, ann)).toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('disk is full'),
  });
  expect(database.prepare('SELECT count(*) AS n FROM images').get()).toEqual({ n: 0 });
  database.exec('PRAGMA max_page_count = 1000000');
  expect(await takeImage(images, file, ann)).toMatchObject({ width: 3, height: 2 });
});
