/** A process of its own that commits to a data folder as fast as it can and says each seq once it is on the disk. */
import { writeSync } from 'node:fs';
import { openDataFolder } from '../../server/store/folder.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { append, draftNamed, event, update } from './entries.ts';

const [path = '', mode = 'types'] = process.argv.slice(2);
const folder = openDataFolder(path);
if ('refused' in folder) {
  writeSync(1, `refused ${folder.refused}\n`);
  process.exit(1);
}
const store = new SqliteStore(folder.connect());
const drafts = [draftNamed('bridge'), draftNamed('budget')];

writeSync(1, 'open\n');
if (mode === 'holds') setInterval(() => undefined, 60_000);
else for (;;) await typeOn();

async function typeOn(): Promise<void> {
  const appends = [];
  for (const draftId of drafts) {
    const { seq } = await store.load(draftId);
    appends.push(append(draftId, seq, { entries: [update(seq + 1, `typed ${seq + 1}`), event(seq + 2)] }));
  }
  await store.commit(appends);
  for (const { draftId, expects } of appends) writeSync(1, `${draftId} ${expects + 2}\n`);
}
