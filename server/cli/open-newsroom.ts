// The newsroom in a data folder that no server runs on, opened for one errand and closed again; its rooms are the server's own.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Accounts } from '../accounts/accounts.ts';
import { secretIn } from '../accounts/secret.ts';
import { machineClock } from '../clock.ts';
import type { ImageStore, Space } from '../images/image-store.ts';
import { SqliteImageStore } from '../images/sqlite-image-store.ts';
import { keepImages } from '../images/take-image.ts';
import { Readers } from '../import/readers.ts';
import type { Log } from '../log.ts';
import { Rooms } from '../rooms/rooms.ts';
import { databaseIn, openDataFolder } from '../store/folder.ts';
import { SqliteStore } from '../store/sqlite.ts';

export type Newsroom = {
  readonly accounts: Accounts;
  readonly rooms: Rooms;
  readonly images: Pick<ImageStore, 'find'>;
};

type Where = {
  /** The data folder. */
  readonly path: string;
  /** Where people see the newsroom. */
  readonly origin: string;
  /** What to do when a server runs on it. */
  readonly instead: string;
};

/** Answers what the errand answers; or why the newsroom cannot be opened. */
export async function inNewsroom<T>(
  { path, origin, instead }: Where,
  errand: (newsroom: Newsroom) => Promise<T>,
): Promise<T | { readonly failed: string }> {
  if (!existsSync(databaseIn(resolve(path))))
    return { failed: `There is no newsroom in ${resolve(path)}. Name its data folder with GALLEY_DATA.` };
  const folder = openDataFolder(path);
  if ('refused' in folder)
    return {
      failed: folder.refused === 'in-use' ? `Galley is running on ${path}. ${instead}` : folder.message,
    };
  try {
    const store = new SqliteStore(folder.connect());
    const accounts = await Accounts.open({ database: folder.connect(), secret: secretIn(folder.path), log });
    const reads = new Readers({ clock: machineClock, log, here: origin });
    const images = { store: new SqliteImageStore(folder.connect()), space: ROOM_ENOUGH, clock: machineClock };
    const rooms = new Rooms({
      store,
      people: accounts.people,
      clock: machineClock,
      log,
      random: randomBytes,
      reads,
      keepImages: (some, by) => keepImages(images, some, by),
    });
    try {
      return await errand({ accounts, rooms, images: images.store });
    } finally {
      await reads.close();
      await rooms.close();
    }
  } finally {
    folder.close();
  }
}

/** Whoever sits at the machine sees how full its disk is. */
const ROOM_ENOUGH: Space = { newsroom: Number.MAX_SAFE_INTEGER, person: Number.MAX_SAFE_INTEGER };

/** For what a server does for whoever has a token. */
export const ASK_IT = 'Ask it instead: set GALLEY_URL to its address and GALLEY_TOKEN to a token of yours.';

/** What goes wrong is said by whoever is asked; the log of the server has other readers. */
export const log: Log = {
  info: () => {},
  warn: () => {},
  error: (fields, message) => console.error(message, fields),
};
