// Overdue, with a hole in the middle.
import type { SeedDraft } from '../seed-draft.ts';

export const bakery: SeedDraft = {
  slug: 'last-loaf-hallorans',
  owner: 'mei',
  desk: 'news',
  begunHoursAgo: 34,
  dueInHours: -3,
  article: `# Sixty-one years of getting up at two

By Mei Sandoval

On Saturday Josephine Halloran bakes her last loaf. She is 79, the oven is 84, and neither of them wants a party.

The light in the yard behind Marlow Street goes on at two in the morning, and has done so every morning but Sunday since the spring that Josephine Halloran turned eighteen. On Saturday it will go on for the last time.

She learnt from her aunt, who had learnt from a ship’s cook. There was one oven, one table and a sack of rye a week. Now there are still one oven and one table. The rye comes in four sacks.

> “People think that bread is about flour,” she says, with her arms in the trough. “It is about getting up.”

## The numbers

Mrs Halloran does not hold with counting, but her nephew Emeric has done it for her, on the back of a flour bag:

- about 1.9 million loaves
- two ovens doors worn through
- one fire, small
- one day closed in sixty-one years, for the funeral of her husband

The bakery feeds a fifth of the town. It delivers to the school, to both hotels and, in a pram without a child in it, to the harbour office.

## What comes after

Nobody in the family wants the hours. A chain from the mainland asked for the lease and was shown the door. “He had a tablet,” says Mrs Halloran. “He showed me a picture of a loaf.”

The oven cannot be moved: it was built in the yard, brick by brick, and the house was built against it later. The town museum has asked to keep it warm once a year.

And she? She will sleep until six, she says, like a duchess. Then she will see.
`,
  async happens(draft) {
    draft.hoursAgo(26);
    await draft.as('ivo').flags('The bakery feeds a fifth of the town', {
      type: 'fact',
      severity: 'blocking',
      says: 'Four sacks of rye a week do not feed two thousand people. What did he mean?',
    });
    draft.hoursAgo(25);
    await draft.as('tomas').flags('two ovens doors', {
      type: 'spelling',
      severity: 'advisory',
      says: 'Two oven doors.',
    });
    draft.hoursAgo(24);
    const loaves = await draft.as('tomas').flags('about 1.9 million loaves', {
      type: 'fact',
      severity: 'advisory',
      says: 'A hundred a day, six days a week, sixty-one years: 1.9 million. It works out. Say that it is her nephew’s sum.',
    });
    draft.hoursAgo(10);
    await draft
      .as('mei')
      .replies(loaves, 'It is in the sentence above, isn’t it? “Her nephew Emeric has done it for her.”');
    draft.hoursAgo(5);
    await draft
      .as('nora')
      .comments(
        null,
        'Lovely, and three hours late. What does the street say? One voice from the queue, and it can go to review. @mei',
      );
  },
};
