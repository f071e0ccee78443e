// Ready but for one legal flag: settle it, and the gate opens.
import type { SeedDraft } from '../seed-draft.ts';

export const schoolSale: SeedDraft = {
  slug: 'grammar-school-sale',
  owner: 'mei',
  desk: 'news',
  begunHoursAgo: 52,
  dueInHours: 2,
  article: `# Council votes to sell the old grammar school for a hotel

By Mei Sandoval

The vote was nine to six, the price is 2.1 million crowns, and the hall where the town was vaccinated, married and examined will become a breakfast room.

The council of Skerry Harbour voted on Thursday night to sell the old grammar school on Beacon Hill to a hotel company from the mainland. Nine councillors were for the sale and six against; one was away.

The buyer, Halcyon Houses, will pay 2.1 million crowns and has promised to keep the front, the clock and the hall. Work is to begin in the spring and to take two years.

> “A school without children is a roof over pigeons,” said the mayor, Sunniva Aldous. “This gives it forty rooms of people instead.”

## The price

A valuation made for the council last year put the building at 2.6 million crowns. The difference, the treasurer told the meeting, is the cost of the roof, which leaks in eleven places and would fall to the buyer.

Councillor Piers Hollin voted for the sale although his brother-in-law is a director of Halcyon Houses. The council’s rules require members to declare an interest of a close relative and to leave the room. He stayed in the room.

Councillor Hollin said in a written answer that he had asked the council’s lawyer in May, and that she had advised him that a brother-in-law is not a close relative under the rules.

## What the town keeps

The contract, which was published with the agenda, obliges the buyer:

- to open the hall to the town on twelve evenings a year, free of charge
- to keep the clock going, and in public view
- to offer the first twenty jobs to people who live in Skerry Harbour
- to leave the lower playing field as it is until the lease ends in 2041

The six who voted against asked for a public inquiry. The council refused, by the same nine votes. “We have had four years of inquiry,” said the mayor. “It was called the roof.”

Former pupils plan to meet under the clock on Saturday at noon. They ask people to bring a school photograph and an umbrella.
`,
  async happens(draft) {
    draft.hoursAgo(46);
    await draft.as('mei').moves('review');
    draft.hoursAgo(30);
    const vote = await draft
      .as('tomas')
      .flags('Nine councillors were for the sale and six against; one was away', {
        type: 'fact',
        severity: 'blocking',
        assignee: 'ruth',
        says: 'Nine, six and one make sixteen. The council has seventeen seats.',
      });
    draft.hoursAgo(29);
    await draft
      .as('mei')
      .replies(vote, 'The seventeenth seat is empty since the spring: Beacon Hill votes again in October.');
    draft.hoursAgo(28);
    await draft
      .as('ruth')
      .settles(
        vote,
        'verified',
        'Clerk of the council, by telephone on Friday; the seat of Beacon Hill is vacant.',
      );
    draft.hoursAgo(27);
    const quote = await draft.as('ruth').flags('“It was called the roof.”', {
      type: 'quote',
      severity: 'blocking',
      says: 'My notes have “Its name was the roof”. Is there a recording?',
    });
    draft.hoursAgo(26);
    await draft
      .as('ruth')
      .settles(
        quote,
        'verified',
        'Recording of the meeting, 1 hour 52 minutes: as we have it. My notes were wrong.',
      );
    draft.hoursAgo(25);
    await draft.as('tomas').moves('ready');
    draft.hoursAgo(22);
    const legal = await draft
      .as('tomas')
      .flags('although his brother-in-law is a director of Halcyon Houses', {
        type: 'legal',
        severity: 'blocking',
        assignee: 'ruth',
        says: 'True, and in the register of companies. But “although” makes the accusation for us. Can we put his answer in the same paragraph? @ruth',
      });
    draft.hoursAgo(21);
    await draft
      .as('ruth')
      .replies(
        legal,
        'I would join the two paragraphs and say “whose brother-in-law is”. With that I can let it go. Reading the register once more tonight.',
      );
    draft.hoursAgo(12);
    await draft.as('ivo').flags('vaccinated, married and examined', {
      type: 'style',
      severity: 'advisory',
      says: 'In this order? Most of us were examined first.',
    });
  },
};
