// One of two accounts of the same night. Its figures are not those of the other: somebody has to ring the pump house.
import type { SeedDraft } from '../seed-draft.ts';

export const pump: SeedDraft = {
  slug: 'tanners-row-pump',
  owner: 'ivo',
  desk: 'news',
  begunHoursAgo: 11,
  dueInHours: 5,
  article: `# Tanner’s Row flooded after the Fennick pump stopped

By Ivo Brandt

More than 200 homes lost power and 340 people spent Sunday night on camp beds after the pump that keeps the lower town dry failed at the top of the tide.

Water came over the doorsteps of Tanner’s Row at ten past three on Sunday morning. By four it stood 1.4 metres deep outside the Anchor, the lowest house in the street, and the fire brigade was taking people out through upstairs windows.

Harbour officials said the Fennick pump, which lifts the brook over the sea wall at high water, had cut out 40 minutes earlier. An alarm that should have rung in the duty officer’s kitchen did not ring.

> “I heard my fridge fall over. That is how I knew,” said Odile Marchetti, 71, who has lived at number 18 since she was born.

## What failed

The pump was installed nineteen years ago and was meant to last fifteen. The council’s own engineers warned in three successive reports that its switchboard was corroded. Replacing it would have cost 260,000 crowns. The money was in the budget twice, and was taken out twice.

Councillor Piers Hollin, who chairs the works committee, knew about the alarm for a year and did nothing. He did not answer calls on Sunday.

The brigade’s log, which the Skerry Post has seen, sets out the night:

- 2.30 am: the pump stops
- 3.10 am: water enters the first houses
- 3.25 am: a resident rings the brigade
- 4.05 am: 212 homes are without power
- 6.50 am: the tide turns and the pump is started by hand

## Camp beds and a kettle

The grammar school hall took in 340 people, among them eleven children under two. Volunteers from the rowing club brought blankets, a tea urn and, by breakfast, the club’s whole store of dry socks.

“Nobody was hurt, and that is luck, not planning,” said Station Officer Wren Abara. “Had it been a working day the underpass would of been full of cars.”

Householders were told not to use their taps until the water has been tested. The first results are expected on Tuesday. The council will meet in special session on Wednesday evening, in public, at seven.
`,
  async happens(draft) {
    draft.hoursAgo(9);
    const legal = await draft.as('ruth').flags('knew about the alarm for a year and did nothing', {
      type: 'legal',
      severity: 'blocking',
      assignee: 'ivo',
      says: 'This states as fact what he knew and when. What do we have? If it is the minutes, quote the minutes. And “did not answer calls” needs how often and until when. @ivo',
    });
    draft.hoursAgo(8);
    await draft
      .as('ivo')
      .replies(
        legal,
        'The works committee minutes of last November, item 7. I have a photograph of the page, not a copy. Asking the clerk.',
      );
    draft.hoursAgo(7);
    const homes = await draft.as('mei').flags('212 homes are without power', {
      type: 'fact',
      severity: 'blocking',
      assignee: 'mei',
      says: 'The power company told me 178. The brigade may count flats one by one. We cannot print both: see my piece from the school hall.',
    });
    draft.hoursAgo(6.5);
    await draft
      .as('tomas')
      .replies(
        homes,
        '@mei please ring the company again and ask what they count. Until then neither figure goes out.',
      );
    draft.hoursAgo(6);
    await draft.as('tomas').flags('would of been full', {
      type: 'spelling',
      severity: 'advisory',
      says: 'Would have. Unless we want to say that he speaks like this, and we do not.',
    });
    draft.hoursAgo(4);
    await draft
      .as('nora')
      .comments(
        null,
        'Two accounts of one night, and they disagree on the homes, the people, the depth and the hour. Agree on one set with @mei before either moves. The brigade’s log is not the last word.',
      );
    draft.hoursAgo(3);
    await draft
      .as('ruth')
      .comments(
        'The money was in the budget twice, and was taken out twice.',
        'Good, and safe: both budgets are public. Name the years.',
      );
  },
};
