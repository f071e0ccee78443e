// Spiked: kept, and not used.
import type { SeedDraft } from '../seed-draft.ts';

export const windRumour: SeedDraft = {
  slug: 'wind-farm-rumour',
  owner: 'ivo',
  desk: 'news',
  begunHoursAgo: 140,
  dueInHours: -120,
  article: `# Talk of forty windmills off Gull Island

By Ivo Brandt

A ship with a drill has been lying off Gull Island for a week, and the talk on Lantern Quay is of forty windmills.

The ship is called the Petrel. She is 52 metres long, carries a drill and a crew of eleven, and has not answered the harbour office on the usual channel. The harbour master, who has seen ships come and go, calls her “shy”.

In the Anchor they say that she is looking for a place to put windmills. Forty, says one table. Sixty, says the next. A man who sells rope says that he has been asked for a price for a great deal of rope.

The ministry said that it knows of no application. The fishing cooperative said that it knows of the ship because she is lying on its best ground for crab.

On Wednesday the Petrel moved two miles to the north. The talk moved with her.
`,
  async happens(draft) {
    draft.hoursAgo(130);
    const rumour = await draft.as('tomas').flags('A man who sells rope says', {
      type: 'attribution',
      severity: 'blocking',
      says: 'One ship, one rope seller and two tables. Who says anything with a name?',
    });
    draft.hoursAgo(128);
    await draft
      .as('ivo')
      .replies(rumour, 'Nobody. The ministry rang back: she maps the sea bed for the charts.');
    draft.hoursAgo(127);
    await draft.as('tomas').moves('spiked', 'She is drawing charts. A pity.');
  },
};
