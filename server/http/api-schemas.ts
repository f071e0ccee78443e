// The names under which the API's document knows its schemas. What goes in is described as it is sent, what comes out as it is told.
import { z } from 'zod';
import { blockSchema, placeSchema } from '../../shared/api/article.ts';
import { blockerSchema, cardSchema } from '../../shared/api/card.ts';
import { askedSchema } from '../../shared/api/command.ts';
import { draftSchema, draftsSchema } from '../../shared/api/draft.ts';
import { editionSchema, editionsSchema } from '../../shared/api/edition.ts';
import { eventSchema, eventsSchema } from '../../shared/api/events.ts';
import {
  deliveriesSchema,
  deliverySchema,
  hookMessageSchema,
  hookSchema,
  hooksSchema,
  madeHookSchema,
  newHookSchema,
} from '../../shared/api/hooks.ts';
import { peopleSchema, personSchema } from '../../shared/api/people.ts';
import { problemSchema } from '../../shared/api/problem.ts';
import { reviewSchema, threadSchema } from '../../shared/api/review.ts';
import { timelineSchema } from '../../shared/api/timeline.ts';
import {
  doneSchema,
  madeTokenSchema,
  newTokenSchema,
  nothingSchema,
  tokenSchema,
  tokensSchema,
} from '../../shared/api/tokens.ts';
import { anchorSchema } from '../../shared/article/anchor-schema.ts';
import { donePageSchema } from '../../shared/board.ts';
import { commands } from '../../shared/commands.ts';
import { houseStyleSchema } from '../../shared/house-style.ts';
import { foundSchema, searchAnswerSchema } from '../../shared/search.ts';

const TOLD: Readonly<Record<string, z.ZodType>> = {
  Problem: problemSchema,
  Blocker: blockerSchema,
  Block: blockSchema,
  Anchor: placeSchema,
  Card: cardSchema,
  Drafts: draftsSchema,
  Draft: draftSchema,
  Thread: threadSchema,
  Review: reviewSchema,
  Event: eventSchema,
  Events: eventsSchema,
  Edition: editionSchema,
  Editions: editionsSchema,
  HouseStyle: houseStyleSchema,
  Timeline: timelineSchema,
  Found: foundSchema,
  SearchAnswer: searchAnswerSchema,
  DonePage: donePageSchema,
  Person: personSchema,
  People: peopleSchema,
  Asked: askedSchema,
  Token: tokenSchema,
  Tokens: tokensSchema,
  MadeToken: madeTokenSchema,
  Hook: hookSchema,
  Hooks: hooksSchema,
  MadeHook: madeHookSchema,
  Delivery: deliverySchema,
  Deliveries: deliveriesSchema,
  HookMessage: hookMessageSchema,
  Done: doneSchema,
};

const ASKED: Readonly<Record<string, z.ZodType>> = {
  NewAnchor: anchorSchema,
  NewToken: newTokenSchema,
  NewHook: newHookSchema,
  Nothing: nothingSchema,
  ...commands,
};

const names = new Map([...Object.entries(TOLD), ...Object.entries(ASKED)].map(([name, one]) => [one, name]));

type Json = Readonly<Record<string, unknown>>;

const HOW = { unrepresentable: 'any', override: readThrough } as const;

export const componentSchemas: Json = {
  ...components(TOLD, 'output'),
  ...components(ASKED, 'input'),
};

/** Whatever has no name would be described twice, once here and once wherever it is used. */
export function refTo(schema: z.ZodType): Json {
  const name = names.get(schema);
  if (!name) throw new Error('A schema of the API has no name in its document.');
  return { $ref: locationOf(name) };
}

/** A schema where it is used: the parts of an address or a query. */
export function inline(schema: z.ZodType): Json {
  return withoutDialect(z.toJSONSchema(schema, { ...HOW, io: 'input' }));
}

function components(named: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...HOW, io, uri: locationOf });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutDialect(schema)]));
}

/** What is only looked at before it is parsed (`frozen.ts`) is what it is parsed as. */
function readThrough({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: object }): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.in._zod.def.type !== 'custom') return;
  Object.assign(jsonSchema, withoutDialect(z.toJSONSchema(def.out, { ...HOW, io: 'input' })));
}

/** The document says once which dialect it speaks, and names its schemas by where they are. */
function withoutDialect(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !['$schema', '$id'].includes(key)));
}

function locationOf(name: string): string {
  return `#/components/schemas/${name}`;
}
