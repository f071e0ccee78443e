// The other account of the same night, from the hall where people slept.
import type { SeedDraft } from '../seed-draft.ts';

export const schoolHall: SeedDraft = {
  slug: 'night-in-the-hall',
  owner: 'mei',
  desk: 'news',
  begunHoursAgo: 30,
  dueInHours: 6,
  article: `# A night in the school hall: how the lower town slept

By Mei Sandoval

When the water came, 290 people walked uphill to the grammar school in their coats. By morning they had elected a tea rota and a spokeswoman.

The first to arrive were the Castellan twins, aged six, in rubber boots and pyjamas, carrying a tortoise in a washing-up bowl. It was twenty to four on Sunday morning. Behind them, through the rain, came the rest of Tanner’s Row.

The Fennick pump had stopped at 2.40 am. Half an hour later the brook was in the street, and by four the water outside the Anchor was 1.1 metres deep. The power company said 178 homes were cut off, the last of them until Monday noon.

> “We were told for years that the pump was being looked at,” said Odile Marchetti, who was born at number 18. “I would like to meet the man who looked.”

## Who was there

The caretaker, Bartholomew Quill, kept a register in the back of a chemistry book. It shows:

1. 290 names by six in the morning
2. nine children under the age of two
3. fourteen dogs, three cats and the tortoise
4. one baby expected that week, who had the manners to wait

People from the new flats on Cooper’s Wharf did not bother to help, several of those in the hall said. The rowing club did: its members carried blankets up the hill in relays until the store was empty.

## What they want to know

By breakfast the hall had chosen Mrs Marchetti to speak for it. She asked the council for three things: to say when the alarm on the pump last worked, to pay for the food spoiled in 178 freezers, and to hold its meeting in the lower town and not on the hill.

A council spokesman said that all questions would be answered “in the appropriate forum”. Experts say the pump should have been replaced four years ago.

The caretaker has been asked to lend the register to the inquiry. He says they may read it in his kitchen. “It has my fourth-form marks at the front,” he said, “and nobody is seeing those.”
`,
  async happens(draft) {
    draft.hoursAgo(20);
    await draft.as('mei').moves('review');
    draft.hoursAgo(8);
    const people = await draft.as('ivo').flags('290 people', {
      type: 'fact',
      severity: 'blocking',
      says: 'The brigade’s log has 340. Your register stops at six in the morning; did people come later?',
    });
    draft.hoursAgo(7.5);
    await draft
      .as('mei')
      .replies(
        people,
        'Mr Quill closed it at six, when the tea ran out. He thinks “a few dozen” came after. I go up at four and ask who counted them.',
      );
    draft.hoursAgo(7);
    await draft.as('tomas').flags('People from the new flats on Cooper’s Wharf did not bother to help', {
      type: 'fairness',
      severity: 'blocking',
      assignee: 'mei',
      says: 'A whole house of people accused by neighbours, and not one of them asked. Ring the residents’ association, or take it out.',
    });
    draft.hoursAgo(6);
    const experts = await draft
      .as('ruth')
      .flags('Experts say the pump should have been replaced four years ago', {
        type: 'attribution',
        severity: 'blocking',
        says: 'Which experts? If it is the engineers’ reports, say so: they are ours to name.',
      });
    draft.hoursAgo(5.5);
    await draft.as('mei').types('Experts say', 'The council’s own engineers said in March that');
    draft.hoursAgo(5);
    await draft
      .as('mei')
      .replies(experts, 'Named now. The report is dated 12 March, page 4. @ruth is that enough?');
    draft.hoursAgo(4.5);
    const depth = await draft.as('tomas').flags('1.1 metres deep', {
      type: 'fact',
      severity: 'advisory',
      says: 'The other piece says 1.4. Was anybody there with a rule?',
    });
    draft.hoursAgo(4);
    await draft
      .as('ruth')
      .settles(
        depth,
        'verified',
        'The tide mark on the wall of the Anchor, measured by us at noon on Sunday: 1.12 metres.',
      );
    draft.hoursAgo(2);
    await draft
      .as('nora')
      .comments(
        'carrying a tortoise in a washing-up bowl',
        'This is the picture we lead with. Leave it exactly where it is.',
      );
  },
};
