// Published, with what was settled on the way there.
import type { SeedDraft } from '../seed-draft.ts';

export const ferry: SeedDraft = {
  slug: 'winter-ferry',
  owner: 'ivo',
  desk: 'news',
  begunHoursAgo: 110,
  dueInHours: -70,
  article: `# Last boat at half past nine: the winter ferry timetable is cut

By Ivo Brandt

From the first of October the ferry to Gull Island makes eleven crossings a day instead of sixteen. The company says the boat is empty after dark. The islanders say that is because of the timetable.

The last boat from Lantern Quay will leave at 9.30 pm from the first of October, an hour and a quarter earlier than now. The first leaves at 6.20 am, as before. In between, five crossings disappear.

The Gull Island Ferry Company counted passengers for six weeks in the spring. On an average evening, it said, four people took the last boat. Running it cost 310 crowns; the fares brought in twelve.

> “I cannot run a ship for four people and a bicycle,” said Captain Ansel Dray, who owns the company and steers the boat on Sundays.

## Who will be left ashore

Gull Island has 418 inhabitants. Thirty-one of them work shifts at the hospital, which end at ten. The hospital has offered beds in the nurses’ home for three crowns a night.

“I do not want a bed,” said Marguerite Osei, a midwife. “I have a bed. It is on the island.”

The island’s council has asked for three things:

1. one late boat on Fridays and Saturdays
2. a telephone number for the evening, and a small boat that comes when it rings
3. the passenger counts, evening by evening

Captain Dray said that he would publish the counts on Monday and that he would think about Fridays.

## What it costs

Single fares stay at three crowns, and at one crown for children. A season ticket goes up from 540 to 560 crowns. Whoever bought one before the change was announced may give it back and is paid for the months that are left.

The new timetable hangs at both quays and can be had, in large print, at the ticket window.
`,
  async happens(draft) {
    draft.hoursAgo(100);
    const cost = await draft.as('mei').flags('Running it cost 310 crowns; the fares brought in twelve', {
      type: 'fact',
      severity: 'blocking',
      assignee: 'mei',
      says: 'Four people at three crowns are twelve, good. Where are the 310 from?',
    });
    draft.hoursAgo(98);
    await draft
      .as('ivo')
      .replies(cost, 'From the company’s letter to the island council, page 2: fuel 190, crew 120.');
    draft.hoursAgo(97);
    await draft
      .as('mei')
      .settles(cost, 'verified', 'Letter of the ferry company to the island council, 4 September, page 2.');
    draft.hoursAgo(96);
    await draft.as('ivo').moves('review');
    draft.hoursAgo(94);
    const season = await draft.as('tomas').flags('A season ticket goes up from 540 to 560 crowns', {
      type: 'style',
      severity: 'advisory',
      says: 'Say by how much: most readers have one.',
    });
    draft.hoursAgo(93);
    await draft.as('ivo').types('from 540 to 560 crowns', 'by 20 crowns to 560');
    draft.hoursAgo(92);
    await draft.as('tomas').settles(season, 'fixed', null);
    draft.hoursAgo(90);
    await draft.as('tomas').moves('ready');
    draft.hoursAgo(72);
    await draft.as('nora').publishes();
    draft.hoursAgo(60);
    await draft
      .as('mei')
      .comments(
        null,
        'The counts were published on Monday, as promised: 4.3 people on average, nine on Fridays. Worth a second piece.',
      );
  },
};
