// The API described as OpenAPI 3.1, made from the doors themselves: what is served and what is described cannot part.
import { type CommandName, commands } from '../../shared/commands.ts';
import { DRAFT_FORMATS } from '../export/formats.ts';
import { componentSchemas, inline, refTo } from './api-schemas.ts';
import { COMMANDS } from './command-door.ts';
import type { Door } from './door.ts';

type Json = Readonly<Record<string, unknown>>;

const ABOUT = `Everything that people do here, programs may ask as well: the same commands, the same rights, the same refusals.

Make a token under *You* and send it as \`Authorization: Bearer gly_…\`. It may what you may at that moment, within its scopes; never send
a cookie with it. Reads tell only what is on disk. A command carries an id of your own: sent again, it is answered the same and done once.
Refusals are problem details (RFC 9457); \`code\` says which, \`detail\` what to do next.

A draft leaves as a file, with a token that reads: \`GET /api/drafts/{draftId}/export/{format}\`, where the format is one of ${DRAFT_FORMATS.join(', ')}.`;

export function openApi(doors: readonly Door[]): Json {
  return {
    openapi: '3.1.1',
    info: { title: 'Galley', version: '1', description: ABOUT, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api' }],
    paths: pathsOf(doors.flatMap(operations)),
    webhooks: { event: { post: WEBHOOK } },
    components: {
      schemas: componentSchemas,
      responses: {
        Refused: {
          description: 'Refused, and why',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'gly_…',
          description: 'A personal token, made under “You”.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'galley.session_token',
          description: 'The session of our own pages.',
        },
      },
    },
  };
}

/** What a webhook is sent. */
const WEBHOOK: Json = {
  operationId: 'event',
  summary: 'Something was decided',
  description:
    'Signed as Standard Webhooks are: HMAC-SHA256 over `id.timestamp.body`. Comes at least once, and in order within a draft.',
  tags: ['webhooks'],
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    ...{ name, in: 'header', required: true, schema: { type: 'string' } },
  })),
  requestBody: bodyOf({ $ref: '#/components/schemas/HookMessage' }),
  responses: { '2XX': { description: 'Taken. Anything else is tried again.' } },
};

type Operation = { readonly path: string; readonly method: string; readonly is: Json };

/** The commands are one door, and described one by one. */
function operations(door: Door): readonly Operation[] {
  if (door.path !== COMMANDS) return [operation(door)];
  return Object.keys(commands).map((name) => command(door, name as CommandName));
}

function operation(door: Door): Operation {
  const { method, path, name, summary, body } = door;
  const is = {
    ...{ operationId: name, summary, tags: [tagOf(path)], ...common(door) },
    ...(door.params || door.query ? { parameters: parametersOf(door) } : {}),
    ...(body && { requestBody: bodyOf(refTo(body)) }),
  };
  return { path: path.replace(/:(\w+)/g, '{$1}'), method, is };
}

function command(door: Door, name: CommandName): Operation {
  const schema = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid', description: 'Made by you: names this asking once.' },
      payload: refTo(commands[name]),
    },
    required: ['id', 'payload'],
    additionalProperties: false,
  };
  const is = {
    operationId: name,
    summary: name,
    tags: ['commands'],
    ...common(door),
    requestBody: bodyOf(schema),
  };
  return { path: COMMANDS.replace(':name', name), method: door.method, is };
}

function common({ key, answer }: Door): Json {
  return {
    security: key === 'session' ? [{ session: [] }] : [{ token: [key] }, { session: [] }],
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: refTo(answer) } } },
      '4XX': { $ref: '#/components/responses/Refused' },
      '5XX': { $ref: '#/components/responses/Refused' },
    },
  };
}

function bodyOf(schema: Json): Json {
  return { required: true, content: { 'application/json': { schema } } };
}

function parametersOf({ params, query }: Door): readonly Json[] {
  return [...parametersIn('path', params), ...parametersIn('query', query)];
}

function parametersIn(place: 'path' | 'query', schema: Door['params']): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = inline(schema) as {
    properties?: Json;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: place, schema },
    required: place === 'path' || required.includes(name),
  }));
}

/** Drafts, people, tokens … */
function tagOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first === 'me' ? 'people' : first;
}

function pathsOf(all: readonly Operation[]): Json {
  const paths = new Map<string, Json>();
  for (const { path, method, is } of all) paths.set(path, { ...paths.get(path), [method]: is });
  return Object.fromEntries(paths);
}
